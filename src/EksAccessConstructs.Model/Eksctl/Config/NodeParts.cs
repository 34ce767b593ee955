namespace EksAccessConstructs.Eksctl;

/// <summary>A volume of a node.</summary>
internal sealed record VolumeConfig
{
    /// <summary><c>volumeSize</c>, in GiB.</summary>
    /// <value>Default: 80.</value>
    public int? Size { get; init; }

    /// <summary><c>volumeType</c>: gp3, gp2, io1, io2, sc1, st1.</summary>
    /// <value>Default: gp3.</value>
    public string? Type { get; init; }

    /// <summary><c>volumeName</c>: the device.</summary>
    /// <value>Default: the root device of the family.</value>
    public string? Name { get; init; }

    /// <summary><c>volumeEncrypted</c>: true where it is encrypted.</summary>
    /// <value>Default: the account's setting.</value>
    public bool? Encrypted { get; init; }

    /// <summary><c>volumeKmsKeyID</c>: the key.</summary>
    /// <value>Default: the account's.</value>
    public string? KmsKeyId { get; init; }

    /// <summary><c>volumeIOPS</c>: operations a second.</summary>
    /// <value>Default: 3000 for gp3, 100 for io1 and io2.</value>
    public int? Iops { get; init; }

    /// <summary><c>volumeThroughput</c>, in MiB a second, gp3 only.</summary>
    /// <value>Default: 125.</value>
    public int? Throughput { get; init; }

    /// <summary><c>snapshotID</c>: the snapshot it begins with; additional volumes only.</summary>
    /// <value>Default: none.</value>
    public string? SnapshotId { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap()
        .Integer("volumeSize", Size)
        .Text("volumeType", Type)
        .Text("volumeName", Name)
        .Boolean("volumeEncrypted", Encrypted)
        .Text("volumeKmsKeyID", KmsKeyId)
        .Integer("volumeIOPS", Iops)
        .Integer("volumeThroughput", Throughput)
        .Text("snapshotID", SnapshotId);
}

/// <summary><c>ssh</c> of a node group.</summary>
internal sealed record SshConfig
{
    /// <summary>True where port 22 is open.</summary>
    /// <value>Default: false.</value>
    public bool? Allow { get; init; }

    /// <summary>A file with the public key.</summary>
    /// <value>Default: ~/.ssh/id_rsa.pub.</value>
    public string? PublicKeyPath { get; init; }

    /// <summary>What the file with the public key gave, the default one's included; null where nobody read it.</summary>
    public KeyFile? KeyFile { get; init; }

    /// <summary>The public key.</summary>
    public string? PublicKey { get; init; }

    /// <summary>A key pair that EC2 has.</summary>
    public string? PublicKeyName { get; init; }

    /// <summary>Who may use port 22.</summary>
    /// <value>Default: the internet, or the VPC with private networking.</value>
    public ValueList<string> SourceSecurityGroupIds { get; init; }

    /// <summary>Out of use: SSM is always on.</summary>
    /// <value>Default: true.</value>
    public bool? EnableSsm { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap()
        .Boolean("allow", Allow)
        .Text("publicKeyPath", PublicKeyPath)
        .Text("publicKey", PublicKey)
        .Text("publicKeyName", PublicKeyName)
        .Texts("sourceSecurityGroupIds", SourceSecurityGroupIds)
        .Boolean("enableSsm", EnableSsm);
}

/// <summary>What came of a file with a public key.</summary>
/// <param name="Text">The key; null where there is none.</param>
/// <param name="Problem">Why there is none.</param>
internal sealed record KeyFile(string? Text, string? Problem);

/// <summary>One taint.</summary>
internal sealed record TaintConfig
{
    /// <summary>The key.</summary>
    public string? Key { get; init; }

    /// <summary>The value.</summary>
    /// <value>Default: empty.</value>
    public string? Value { get; init; }

    /// <summary>NoSchedule, PreferNoSchedule or NoExecute.</summary>
    public string? Effect { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap().Text("key", Key).Text("value", Value).Text("effect", Effect);
}

/// <summary><c>securityGroups</c> of a node group.</summary>
internal sealed record NodeSecurityGroupsConfig
{
    /// <summary><c>attachIDs</c>: more security groups.</summary>
    /// <value>Default: none.</value>
    public ValueList<string> AttachIds { get; init; }

    /// <summary>True where nodes are in the shared group; self-managed only.</summary>
    /// <value>Default: true.</value>
    public bool? WithShared { get; init; }

    /// <summary>True where the group has a security group of its own; self-managed only.</summary>
    /// <value>Default: true.</value>
    public bool? WithLocal { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap().Texts("attachIDs", AttachIds).Boolean("withShared", WithShared).Boolean("withLocal", WithLocal);
}

/// <summary><c>iam</c> of a node group: the nodes' role.</summary>
internal sealed record NodeGroupIamConfig
{
    /// <summary><c>attachPolicyARNs</c>: managed policies instead of the usual ones.</summary>
    /// <value>Default: the usual ones.</value>
    public ValueList<string> AttachPolicyArns { get; init; }

    /// <summary>An inline policy.</summary>
    /// <value>Default: none.</value>
    public InlineDocument? AttachPolicy { get; init; }

    /// <summary><c>instanceRoleARN</c>: an existing role.</summary>
    /// <value>Default: one is made.</value>
    public string? InstanceRoleArn { get; init; }

    /// <summary>The name of the made role.</summary>
    /// <value>Default: made by CloudFormation.</value>
    public string? InstanceRoleName { get; init; }

    /// <summary>The boundary of the made role.</summary>
    /// <value>Default: none.</value>
    public string? InstanceRolePermissionsBoundary { get; init; }

    /// <summary><c>instanceProfileARN</c>: an existing instance profile; self-managed only.</summary>
    /// <value>Default: one is made.</value>
    public string? InstanceProfileArn { get; init; }

    /// <summary>Policies by name.</summary>
    /// <value>Default: none.</value>
    public AddonPoliciesConfig? WithAddonPolicies { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap()
        .Texts("attachPolicyARNs", AttachPolicyArns)
        .Document("attachPolicy", AttachPolicy)
        .Text("instanceRoleARN", InstanceRoleArn)
        .Text("instanceRoleName", InstanceRoleName)
        .Text("instanceRolePermissionsBoundary", InstanceRolePermissionsBoundary)
        .Text("instanceProfileARN", InstanceProfileArn)
        .Part("withAddonPolicies", WithAddonPolicies?.ToYaml());
}

/// <summary><c>withAddonPolicies</c>: policies of the nodes' role by name; each is off unless it is true.</summary>
internal sealed record AddonPoliciesConfig
{
    /// <summary>To push images to ECR.</summary>
    public bool? ImageBuilder { get; init; }

    /// <summary>For the cluster autoscaler.</summary>
    public bool? AutoScaler { get; init; }

    /// <summary><c>externalDNS</c>: for external-dns.</summary>
    public bool? ExternalDns { get; init; }

    /// <summary>For cert-manager.</summary>
    public bool? CertManager { get; init; }

    /// <summary>For AWS App Mesh.</summary>
    public bool? AppMesh { get; init; }

    /// <summary>For the preview of AWS App Mesh.</summary>
    public bool? AppMeshPreview { get; init; }

    /// <summary>For the EBS CSI driver.</summary>
    public bool? Ebs { get; init; }

    /// <summary>For the FSx CSI driver.</summary>
    public bool? Fsx { get; init; }

    /// <summary>For the EFS CSI driver.</summary>
    public bool? Efs { get; init; }

    /// <summary>For the AWS Load Balancer Controller.</summary>
    public bool? AwsLoadBalancerController { get; init; }

    /// <summary>The old name of <see cref="AwsLoadBalancerController"/>.</summary>
    public bool? AlbIngress { get; init; }

    /// <summary>For the X-Ray daemon.</summary>
    public bool? XRay { get; init; }

    /// <summary>For the CloudWatch agent.</summary>
    public bool? CloudWatch { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap()
        .Boolean("imageBuilder", ImageBuilder)
        .Boolean("autoScaler", AutoScaler)
        .Boolean("externalDNS", ExternalDns)
        .Boolean("certManager", CertManager)
        .Boolean("appMesh", AppMesh)
        .Boolean("appMeshPreview", AppMeshPreview)
        .Boolean("ebs", Ebs)
        .Boolean("fsx", Fsx)
        .Boolean("efs", Efs)
        .Boolean("awsLoadBalancerController", AwsLoadBalancerController)
        .Boolean("albIngress", AlbIngress)
        .Boolean("xRay", XRay)
        .Boolean("cloudWatch", CloudWatch);
}

/// <summary><c>instanceSelector</c>: what an instance type must have.</summary>
internal sealed record InstanceSelectorConfig
{
    /// <summary><c>vCPUs</c>.</summary>
    public int? VCpus { get; init; }

    /// <summary>The memory, such as 16GiB.</summary>
    public string? Memory { get; init; }

    /// <summary>GPUs.</summary>
    public int? Gpus { get; init; }

    /// <summary><c>neuron_devices</c>: Inferentia or Trainium devices.</summary>
    public int? NeuronDevices { get; init; }

    /// <summary>x86_64, amd64 or arm64.</summary>
    /// <value>Default: x86_64.</value>
    public string? CpuArchitecture { get; init; }

    /// <summary>A regular expression that the type must match.</summary>
    /// <value>Default: all.</value>
    public string? Allow { get; init; }

    /// <summary>A regular expression that the type must not match.</summary>
    /// <value>Default: none.</value>
    public string? Deny { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap()
        .Integer("vCPUs", VCpus)
        .Text("memory", Memory)
        .Integer("gpus", Gpus)
        .Integer("neuron_devices", NeuronDevices)
        .Text("cpuArchitecture", CpuArchitecture)
        .Text("allow", Allow)
        .Text("deny", Deny);
}

/// <summary><c>capacityReservation</c>: one of a preference and a target.</summary>
internal sealed record CapacityReservationConfig
{
    /// <summary><c>capacityReservationPreference</c>: open or none.</summary>
    public string? Preference { get; init; }

    /// <summary><c>capacityReservationTarget.capacityReservationID</c>.</summary>
    public string? Id { get; init; }

    /// <summary><c>capacityReservationTarget.capacityReservationResourceGroupARN</c>.</summary>
    public string? ResourceGroupArn { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap()
        .Text("capacityReservationPreference", Preference)
        .Within("capacityReservationTarget", new ConfigMap()
            .Text("capacityReservationID", Id)
            .Text("capacityReservationResourceGroupARN", ResourceGroupArn));
}

/// <summary><c>bottlerocket</c>: settings of Bottlerocket.</summary>
internal sealed record BottlerocketConfig
{
    /// <summary>True where the admin container runs.</summary>
    /// <value>Default: false.</value>
    public bool? EnableAdminContainer { get; init; }

    /// <summary>Settings as Bottlerocket names them.</summary>
    /// <value>Default: none.</value>
    public InlineDocument? Settings { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap().Boolean("enableAdminContainer", EnableAdminContainer).Document("settings", Settings);
}
