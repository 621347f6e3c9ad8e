/**
 * The types of GuardDuty findings, kept by hand because the service model does not list them. A type is
 * `Purpose:Resource/Name`; the table follows AWS's documentation, one line a resource and purpose. Retired types stay:
 * saved findings have them.
 */

const NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  AttackSequence: {
    EC2: "CompromisedInstanceGroup",
    ECS: "CompromisedCluster",
    EKS: "CompromisedCluster",
    IAM: "CompromisedCredentials",
    S3: "CompromisedData",
  },
  Backdoor: {
    EC2: `C&CActivity.B C&CActivity.B!DNS DenialOfService.Dns DenialOfService.Tcp DenialOfService.Udp
      DenialOfService.UdpOnTcpPorts DenialOfService.UnusualProtocol Spambot XORDDOS`,
    Lambda: "C&CActivity.B",
    Runtime: "C&CActivity.B C&CActivity.B!DNS",
  },
  Behavior: { EC2: "NetworkPortUnusual TrafficVolumeUnusual" },
  CredentialAccess: {
    IAMUser: "AnomalousBehavior CompromisedCredentials",
    Kubernetes: `AnomalousBehavior.SecretsAccessed MaliciousIPCaller MaliciousIPCaller.Custom SuccessfulAnonymousAccess
      TorIPCaller`,
    RDS: `AnomalousBehavior.FailedLogin AnomalousBehavior.SuccessfulBruteForce AnomalousBehavior.SuccessfulLogin
      MaliciousIPCaller.FailedLogin MaliciousIPCaller.SuccessfulLogin TorIPCaller.FailedLogin
      TorIPCaller.SuccessfulLogin`,
  },
  CryptoCurrency: {
    EC2: "BitcoinTool.A BitcoinTool.B BitcoinTool.B!DNS",
    Lambda: "BitcoinTool.B",
    Runtime: "BitcoinTool.B BitcoinTool.B!DNS",
  },
  DefenseEvasion: {
    EC2: "UnusualDNSResolver UnusualDoHActivity UnusualDoTActivity",
    IAMUser: "AnomalousBehavior BedrockLoggingDisabled",
    Kubernetes: "MaliciousIPCaller MaliciousIPCaller.Custom SuccessfulAnonymousAccess TorIPCaller",
    Runtime: `FilelessExecution KernelModuleLoaded ProcessInjection.Proc ProcessInjection.Ptrace
      ProcessInjection.VirtualMemoryWrite PtraceAntiDebugging SensitiveFileModified
      SuspiciousCommand`,
  },
  Discovery: {
    IAMUser: "AnomalousBehavior",
    Kubernetes: `AnomalousBehavior.PermissionChecked MaliciousIPCaller MaliciousIPCaller.Custom
      SuccessfulAnonymousAccess TorIPCaller`,
    RDS: "MaliciousIPCaller TorIPCaller",
    Runtime: "SuspiciousCommand",
    S3: "AnomalousBehavior BucketEnumeration.Unusual MaliciousIPCaller MaliciousIPCaller.Custom TorIPCaller",
  },
  Execution: {
    Container: "MaliciousFile SuspiciousFile",
    EC2: "MaliciousFile MaliciousFile!AMI MaliciousFile!RecoveryPoint MaliciousFile!Snapshot SuspiciousFile",
    ECS: "MaliciousFile SuspiciousFile",
    Kubernetes: `AnomalousBehavior.ExecInPod AnomalousBehavior.WorkloadDeployed ExecInKubeSystemPod MaliciousFile
      SuspiciousFile`,
    Runtime: `MaliciousFileExecuted MaliciousFileExecuted.Custom NewBinaryExecuted NewLibraryLoaded ReverseShell SuspiciousCommand
      SuspiciousShellCreated SuspiciousTool`,
    S3: "MaliciousFile!RecoveryPoint",
  },
  Exfiltration: {
    IAMUser: "AnomalousBehavior",
    S3: "AnomalousBehavior MaliciousIPCaller ObjectRead.Unusual",
  },
  Impact: {
    EC2: `AbusedDomainRequest.Reputation BitcoinDomainRequest.Reputation MaliciousDomainRequest.Custom
      MaliciousDomainRequest.Reputation PortSweep SuspiciousDomainRequest.Reputation WinRMBruteForce`,
    IAMUser: "AnomalousBehavior AnomalousModelInvocation CostHarvesting PromptInjection.Direct",
    Kubernetes: "MaliciousIPCaller MaliciousIPCaller.Custom SuccessfulAnonymousAccess TorIPCaller",
    Runtime: `AbusedDomainRequest.Reputation BitcoinDomainRequest.Reputation CryptoMinerExecuted
      MaliciousDomainRequest.Reputation SuspiciousDomainRequest.Reputation`,
    S3: `AnomalousBehavior.Delete AnomalousBehavior.Permission AnomalousBehavior.Write MaliciousIPCaller
      ObjectDelete.Unusual PermissionsModification.Unusual`,
  },
  InitialAccess: { IAMUser: "AnomalousBehavior" },
  Object: { S3: "MaliciousFile" },
  PenTest: {
    IAMUser: "KaliLinux ParrotLinux PentooLinux",
    S3: "KaliLinux ParrotLinux PentooLinux",
  },
  Persistence: {
    IAMUser: "AnomalousBehavior NetworkPermissions ResourcePermissions UserPermissions",
    Kubernetes: `AnomalousBehavior.WorkloadDeployed!ContainerWithSensitiveMount ContainerWithSensitiveMount
      MaliciousIPCaller MaliciousIPCaller.Custom SuccessfulAnonymousAccess TorIPCaller`,
    Runtime: "SensitiveFileModified SuspiciousCommand",
  },
  Policy: {
    IAMUser: "RootCredentialUsage ShortTermRootCredentialUsage",
    Kubernetes: "AdminAccessToDefaultServiceAccount AnonymousAccessGranted ExposedDashboard KubeflowDashboardExposed",
    S3: `AccountBlockPublicAccessDisabled BucketAnonymousAccessGranted BucketBlockPublicAccessDisabled
      BucketPublicAccessGranted`,
  },
  PrivilegeEscalation: {
    IAMUser: "AdministrativePermissions AnomalousBehavior",
    Kubernetes: `AnomalousBehavior.RoleBindingCreated AnomalousBehavior.RoleCreated
      AnomalousBehavior.WorkloadDeployed!PrivilegedContainer PrivilegedContainer`,
    Runtime: `CGroupsReleaseAgentModified ContainerMountsHostDirectory DockerSocketAccessed ElevationToRoot
      RuncContainerEscape SensitiveFileModified SuspiciousCommand UserfaultfdUsage`,
  },
  Recon: {
    EC2: "PortProbeEMRUnprotectedPort PortProbeUnprotectedPort Portscan",
    IAMUser: `MaliciousIPCaller MaliciousIPCaller.Custom NetworkPermissions ResourcePermissions TorIPCaller
      UserPermissions`,
  },
  ResourceConsumption: { IAMUser: "ComputeResources" },
  Stealth: {
    IAMUser: "CloudTrailLoggingDisabled LoggingConfigurationModified PasswordPolicyChange",
    S3: "ServerAccessLoggingDisabled",
  },
  Trojan: {
    EC2: `BlackholeTraffic BlackholeTraffic!DNS DGADomainRequest.B DGADomainRequest.C!DNS DNSDataExfiltration
      DriveBySourceTraffic!DNS DropPoint DropPoint!DNS PhishingDomainRequest!DNS`,
    Lambda: "BlackholeTraffic DropPoint",
    Runtime: `BlackholeTraffic BlackholeTraffic!DNS DGADomainRequest.C!DNS DriveBySourceTraffic!DNS DropPoint
      DropPoint!DNS PhishingDomainRequest!DNS`,
  },
  UnauthorizedAccess: {
    EC2: "MaliciousIPCaller.Custom MetadataDNSRebind RDPBruteForce SSHBruteForce TorClient TorIPCaller TorRelay",
    IAMUser: `ConsoleLogin ConsoleLoginSuccess.B InstanceCredentialExfiltration.InsideAWS
      InstanceCredentialExfiltration.OutsideAWS MaliciousIPCaller MaliciousIPCaller.Custom
      ResourceCredentialExfiltration.InsideAWS ResourceCredentialExfiltration.OutsideAWS TorIPCaller UnusualASNCaller`,
    Lambda: "MaliciousIPCaller.Custom TorClient TorRelay",
    Runtime: "MetadataDNSRebind TorClient TorRelay",
    S3: "MaliciousIPCaller.Custom TorIPCaller",
  },
};

export const GUARD_DUTY_FINDING_TYPES: readonly string[] = Object.entries(NAMES).flatMap(([purpose, resources]) =>
  Object.entries(resources).flatMap(([resource, names]) =>
    names.split(/\s+/).map((name) => `${purpose}:${resource}/${name}`),
  ),
);
