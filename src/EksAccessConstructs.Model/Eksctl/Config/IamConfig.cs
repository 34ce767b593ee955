namespace EksAccessConstructs.Eksctl;

/// <summary><c>iam</c>: the cluster's roles, the OIDC provider, roles for pods.</summary>
internal sealed record IamConfig
{
    /// <summary><c>serviceRoleARN</c>: an existing role for the control plane.</summary>
    /// <value>Default: one is made.</value>
    public string? ServiceRoleArn { get; init; }

    /// <summary>The boundary of the made control plane role.</summary>
    /// <value>Default: none.</value>
    public string? ServiceRolePermissionsBoundary { get; init; }

    /// <summary><c>fargatePodExecutionRoleARN</c>: an existing role for Fargate pods.</summary>
    /// <value>Default: one is made.</value>
    public string? FargatePodExecutionRoleArn { get; init; }

    /// <summary>The boundary of the made Fargate role.</summary>
    /// <value>Default: none.</value>
    public string? FargatePodExecutionRolePermissionsBoundary { get; init; }

    /// <summary><c>withOIDC</c>: true where an IAM OIDC provider is made.</summary>
    /// <value>Default: false.</value>
    public bool? WithOidc { get; init; }

    /// <summary>True where the control plane role gets AmazonEKSVPCResourceController.</summary>
    /// <value>Default: true.</value>
    public bool? VpcResourceControllerPolicy { get; init; }

    /// <summary>Service accounts with roles by the OIDC provider (IRSA).</summary>
    /// <value>Default: none.</value>
    public ValueList<ServiceAccountConfig> ServiceAccounts { get; init; }

    /// <summary>Service accounts with roles by Pod Identity.</summary>
    /// <value>Default: none.</value>
    public ValueList<PodIdentityConfig> PodIdentityAssociations { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap()
        .Text("serviceRoleARN", ServiceRoleArn)
        .Text("serviceRolePermissionsBoundary", ServiceRolePermissionsBoundary)
        .Text("fargatePodExecutionRoleARN", FargatePodExecutionRoleArn)
        .Text("fargatePodExecutionRolePermissionsBoundary", FargatePodExecutionRolePermissionsBoundary)
        .Boolean("withOIDC", WithOidc)
        .Boolean("vpcResourceControllerPolicy", VpcResourceControllerPolicy)
        .Parts("serviceAccounts", ServiceAccounts.Select(part => part.ToYaml()))
        .Parts("podIdentityAssociations", PodIdentityAssociations.Select(part => part.ToYaml()));
}

/// <summary>One item of <c>iam.serviceAccounts</c>: a service account with an IRSA role.</summary>
internal sealed record ServiceAccountConfig
{
    /// <summary><c>metadata.name</c>.</summary>
    public required string Name { get; init; }

    /// <summary><c>metadata.namespace</c>.</summary>
    /// <value>Default: default.</value>
    public string? Namespace { get; init; }

    /// <summary><c>metadata.labels</c>.</summary>
    /// <value>Default: none.</value>
    public ValueMap Labels { get; init; }

    /// <summary><c>metadata.annotations</c>.</summary>
    /// <value>Default: none.</value>
    public ValueMap Annotations { get; init; }

    /// <summary><c>attachPolicyARNs</c>: managed policies of the made role.</summary>
    /// <value>Default: none.</value>
    public ValueList<string> AttachPolicyArns { get; init; }

    /// <summary>An inline policy of the made role.</summary>
    /// <value>Default: none.</value>
    public InlineDocument? AttachPolicy { get; init; }

    /// <summary>Policies by name.</summary>
    /// <value>Default: none.</value>
    public WellKnownPolicies? WellKnownPolicies { get; init; }

    /// <summary><c>attachRoleARN</c>: an existing role.</summary>
    /// <value>Default: one is made.</value>
    public string? AttachRoleArn { get; init; }

    /// <summary>The name of the made role.</summary>
    /// <value>Default: made by CloudFormation.</value>
    public string? RoleName { get; init; }

    /// <summary>True where only the role is made, not the service account.</summary>
    /// <value>Default: false.</value>
    public bool? RoleOnly { get; init; }

    /// <summary>The boundary of the made role.</summary>
    /// <value>Default: none.</value>
    public string? PermissionsBoundary { get; init; }

    /// <summary>The name part of the subject, wildcards allowed.</summary>
    /// <value>Default: the name.</value>
    public string? SubjectPattern { get; init; }

    /// <summary>Tags of the made role.</summary>
    /// <value>Default: none.</value>
    public ValueMap Tags { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap()
        .Part("metadata", new ConfigMap().Text("name", Name).Text("namespace", Namespace).Pairs("labels", Labels).Pairs("annotations", Annotations))
        .Texts("attachPolicyARNs", AttachPolicyArns)
        .Document("attachPolicy", AttachPolicy)
        .Part("wellKnownPolicies", WellKnownPolicies?.ToYaml())
        .Text("attachRoleARN", AttachRoleArn)
        .Text("roleName", RoleName)
        .Boolean("roleOnly", RoleOnly)
        .Text("permissionsBoundary", PermissionsBoundary)
        .Text("subjectPattern", SubjectPattern)
        .Pairs("tags", Tags);
}

/// <summary>One item of <c>podIdentityAssociations</c>: a service account with a role by Pod Identity.</summary>
internal sealed record PodIdentityConfig
{
    /// <summary>The namespace of the service account.</summary>
    public string? Namespace { get; init; }

    /// <summary>The name of the service account.</summary>
    public string? ServiceAccountName { get; init; }

    /// <summary>True where the service account is made, too.</summary>
    /// <value>Default: false.</value>
    public bool? CreateServiceAccount { get; init; }

    /// <summary><c>roleARN</c>: an existing role.</summary>
    /// <value>Default: one is made.</value>
    public string? RoleArn { get; init; }

    /// <summary>The name of the made role.</summary>
    /// <value>Default: made by CloudFormation.</value>
    public string? RoleName { get; init; }

    /// <summary><c>permissionsBoundaryARN</c>: the boundary of the made role.</summary>
    /// <value>Default: none.</value>
    public string? PermissionsBoundaryArn { get; init; }

    /// <summary><c>permissionPolicyARNs</c>: managed policies of the made role.</summary>
    /// <value>Default: none.</value>
    public ValueList<string> PermissionPolicyArns { get; init; }

    /// <summary>An inline policy of the made role.</summary>
    /// <value>Default: none.</value>
    public InlineDocument? PermissionPolicy { get; init; }

    /// <summary>The name of the inline policy.</summary>
    /// <value>Default: made by eksctl.</value>
    public string? PermissionPolicyName { get; init; }

    /// <summary>Policies by name.</summary>
    /// <value>Default: none.</value>
    public WellKnownPolicies? WellKnownPolicies { get; init; }

    /// <summary><c>targetRoleARN</c>: a role, often of another account, that EKS assumes by the first.</summary>
    /// <value>Default: none.</value>
    public string? TargetRoleArn { get; init; }

    /// <summary>True where the session carries no tags.</summary>
    /// <value>Default: false.</value>
    public bool? DisableSessionTags { get; init; }

    /// <summary>A session policy as JSON.</summary>
    /// <value>Default: none.</value>
    public string? Policy { get; init; }

    /// <summary>Tags.</summary>
    /// <value>Default: none.</value>
    public ValueMap Tags { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap()
        .Text("namespace", Namespace)
        .Text("serviceAccountName", ServiceAccountName)
        .Boolean("createServiceAccount", CreateServiceAccount)
        .Text("roleARN", RoleArn)
        .Text("roleName", RoleName)
        .Text("permissionsBoundaryARN", PermissionsBoundaryArn)
        .Texts("permissionPolicyARNs", PermissionPolicyArns)
        .Document("permissionPolicy", PermissionPolicy)
        .Text("permissionPolicyName", PermissionPolicyName)
        .Part("wellKnownPolicies", WellKnownPolicies?.ToYaml())
        .Text("targetRoleARN", TargetRoleArn)
        .Boolean("disableSessionTags", DisableSessionTags)
        .Text("policy", Policy)
        .Pairs("tags", Tags);
}

/// <summary>Policies that eksctl knows by name; each is off unless it is true.</summary>
internal sealed record WellKnownPolicies
{
    /// <summary>To push images to ECR.</summary>
    public bool? ImageBuilder { get; init; }

    /// <summary>For the cluster autoscaler.</summary>
    public bool? AutoScaler { get; init; }

    /// <summary>For the AWS Load Balancer Controller.</summary>
    public bool? AwsLoadBalancerController { get; init; }

    /// <summary><c>externalDNS</c>: for external-dns.</summary>
    public bool? ExternalDns { get; init; }

    /// <summary>For cert-manager.</summary>
    public bool? CertManager { get; init; }

    /// <summary><c>ebsCSIController</c>: for the EBS CSI driver.</summary>
    public bool? EbsCsiController { get; init; }

    /// <summary><c>efsCSIController</c>: for the EFS CSI driver.</summary>
    public bool? EfsCsiController { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap()
        .Boolean("imageBuilder", ImageBuilder)
        .Boolean("autoScaler", AutoScaler)
        .Boolean("awsLoadBalancerController", AwsLoadBalancerController)
        .Boolean("externalDNS", ExternalDns)
        .Boolean("certManager", CertManager)
        .Boolean("ebsCSIController", EbsCsiController)
        .Boolean("efsCSIController", EfsCsiController);
}
