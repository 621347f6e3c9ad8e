// Events that no service model and no permission names, kept by hand: the console, service events, internal calls of
// agents, and the names that keep an API version. Names only; from AWS's documents and public records.

/** By event source, without `.amazonaws.com`. */
export const OTHER_EVENTS = {
  signin: `CheckMfa ConsoleLogin CredentialChallenge CredentialVerification EmailUpdated ExitRole GetSigninToken
    PasswordRecoveryCompleted PasswordRecoveryRequested PasswordUpdated RenewRole SwitchRole UserAuthentication`,
  billingconsole: `AWSPaymentPortalServiceGetPaymentsDue AWSPaymentPreferenceGatewayGetDefault GetBillingPreferences
    SetAccountContractMetadata SetAdditionalContacts UpdateBillingPreferences`,
  iam: `GenerateOrganizationsAccessReport UpdateAccountEmailAddress`,
  kms: `DeleteKey ReEncrypt RotateKey SynchronizeMultiRegionKey`,
  secretsmanager: `CancelSecretVersionDelete EndSecretVersionDelete RotationAbandoned RotationFailed RotationStarted
    RotationSucceeded SecretVersionDeletion StartSecretDelete StartSecretVersionDelete TestRotationStarted
    TestRotationSucceeded TestRotationFailed`,
  ec2: `BidEvictedEvent SharedSnapshotCopyInitiated SharedSnapshotVolumeCreated`,
  autoscaling: `TerminateInstanceInAutoScalingGroup`,
  organizations: `AccountDepartedOrganization AccountJoinedOrganization CloseAccountResult CreateAccountResult`,
  controltower: `CreateManagedAccount DeregisterOrganizationalUnit DisableGuardrail EnableGuardrail
    PrecheckOrganizationalUnit RegisterOrganizationalUnit SetupLandingZone UpdateLandingZone UpdateManagedAccount`,
  ecr: `PolicyExecutionEvent ReplicateImage`,
  sso: `Authenticate DescribeApplicationProvider Federate ListApplicationInstances ListProfilesForApplication Logout
    UpdateDirectory`,
  "sso-directory": `AddMemberToGroup CreateGroup CreateUser DeleteGroup DeleteUser DisableUser EnableUser
    RemoveMemberFromGroup UpdateGroup UpdatePassword UpdateUser VerifyEmail`,
  ssm: `ListInstanceAssociations PutConfigurePackageResult PutInventory RegisterManagedInstance
    RequestManagedInstanceRoleToken UpdateInstanceAssociationStatus UpdateInstanceInformation`,
  ssmmessages: `CreateControlChannel CreateDataChannel OpenControlChannel OpenDataChannel`,
  rds: `DescribeRecommendationGroups DescribeRecommendations`,
  "cognito-idp": `Authorize_GET Confirm_GET Confirm_POST Error_GET ForgotPassword_GET ForgotPassword_POST Login_GET
    Login_POST Logout_GET OAuth2Response_GET OAuth2_Authorize_GET ResendCode_POST ResetPassword_GET ResetPassword_POST
    SAML2Response_POST Signup_GET Signup_POST Token_POST UserInfo_GET UserInfo_POST`,
  trustedadvisor: `DescribeAccount DescribeAccountAccess DescribeCheckItems DescribeCheckRefreshStatuses
    DescribeCheckSummaries DescribeChecks ExcludeCheckItems IncludeCheckItems RefreshCheck SetAccountAccess
    UpdateNotificationConfigurations`,
  cloudshell: `CreateEnvironment CreateSession DeleteEnvironment GetEnvironmentStatus GetFileDownloadUrls
    GetFileUploadUrls GetLayout PutCredentials SendHeartBeat StartEnvironment StopEnvironment UpdateLayout`,
  notifications: `ListNotificationHubs`,
  s3: `DeleteBucketCors DeleteBucketLifecycle DeleteBucketPublicAccessBlock DeleteBucketReplication
    DeleteBucketEncryption GetAccelerateConfiguration GetAccountPublicAccessBlock GetBucketCors GetBucketEncryption
    GetBucketLifecycle GetBucketNotification GetBucketObjectLockConfiguration GetBucketPublicAccessBlock
    GetBucketReplication GetBucketRequestPayment GetStorageLensDashboardDataInternal HeadBucket HeadObject
    ListObjectVersions PutAccelerateConfiguration PutAccountPublicAccessBlock PutBucketCors PutBucketEncryption
    PutBucketLifecycle PutBucketNotification PutBucketObjectLockConfiguration PutBucketPublicAccessBlock
    PutBucketReplication PutBucketRequestPayment DeleteAccountPublicAccessBlock`,
  lambda: `AddLayerVersionPermission20181031 AddPermission20150331v2 CreateAlias20150331 CreateEventSourceMapping20150331
    CreateFunction20150331 DeleteAlias20150331 DeleteEventSourceMapping20150331 DeleteFunction20150331
    DeleteFunctionConcurrency20171031 DeleteLayerVersion20181031 GetAccountSettings20160819 GetAlias20150331
    GetEventSourceMapping20150331 GetFunction20150331v2 GetFunctionConfiguration20150331v2 GetLayerVersion20181031
    GetPolicy20150331v2 ListAliases20150331 ListEventSourceMappings20150331 ListFunctions20150331
    ListTags20170331 ListVersionsByFunction20150331 PublishLayerVersion20181031 PublishVersion20150331
    PutFunctionConcurrency20171031 RemoveLayerVersionPermission20181031 RemovePermission20150331v2 TagResource20170331v2
    UntagResource20170331v2 UpdateAlias20150331 UpdateEventSourceMapping20150331 UpdateFunctionCode20150331v2
    UpdateFunctionConfiguration20150331v2`,
};

/** Services whose events carry an API version after each call's name, and that version. */
export const VERSION_SUFFIXES = { cloudfront: "2020_05_31" };

/** Names of `OTHER_EVENTS` that stand for a call which the service model names otherwise. */
export const OTHER_NAMES_OF_CALLS = {
  s3: {
    DeleteAccountPublicAccessBlock: "DeletePublicAccessBlock",
    DeleteBucketPublicAccessBlock: "DeletePublicAccessBlock",
    GetAccelerateConfiguration: "GetBucketAccelerateConfiguration",
    GetAccountPublicAccessBlock: "GetPublicAccessBlock",
    GetBucketObjectLockConfiguration: "GetObjectLockConfiguration",
    GetBucketPublicAccessBlock: "GetPublicAccessBlock",
    PutAccelerateConfiguration: "PutBucketAccelerateConfiguration",
    PutAccountPublicAccessBlock: "PutPublicAccessBlock",
    PutBucketObjectLockConfiguration: "PutObjectLockConfiguration",
    PutBucketPublicAccessBlock: "PutPublicAccessBlock",
  },
};

/** Members of such events that are known. */
export const OTHER_MEMBERS = {
  signin: {
    CheckMfa: { response: "CheckMfa" },
    ConsoleLogin: { response: "ConsoleLogin" },
    SwitchRole: { response: "SwitchRole" },
    ExitRole: { response: "ExitRole" },
    PasswordRecoveryRequested: { response: "PasswordRecoveryRequested" },
    PasswordRecoveryCompleted: { response: "PasswordRecoveryCompleted" },
  },
  ssm: {
    ListInstanceAssociations: { request: "instanceId maxResults nextToken" },
    UpdateInstanceAssociationStatus: { request: "associationId executionResult instanceId" },
    UpdateInstanceInformation: {
      request: `agentName agentStatus agentVersion availabilityZone computerName iPAddress instanceId platformName
        platformType platformVersion`,
    },
  },
};
