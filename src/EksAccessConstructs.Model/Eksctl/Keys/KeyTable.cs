namespace EksAccessConstructs.Eksctl;

/// <summary>What is known of each key of a ClusterConfig. The reader's check, the JSON schema and docs/eksctl.md come from it.</summary>
/// <remarks>
/// Two lines a key. The first: path, type, state, and what else to say of the state. An exclamation mark after the type says that the mapping
/// around the key must have it, two say that the mapping itself must be there, too.
/// The second: what the key means, then after a bar <c>one of</c> all words it takes, <c>such as</c> some of them, <c>default</c> what silence means.
/// <c>new clusters only</c> says that the key is about the cluster itself, so that it has no effect on one that exists (EKS138).
/// Other words than all of them are refused by <see cref="Rules.WordsRule"/>, or where the line says so, by the key's <c>own rule</c>.
/// <c>@Name</c> stands for the keys of another table, or for words that <see cref="KeyWords"/> has.
/// </remarks>
internal static class KeyTable
{
    private const string PodIdentity = """
        namespace                  text!
            The namespace of the service account.
        serviceAccountName         text!
            The service account whose pods get the role.
        createServiceAccount       boolean
            Whether the service account is made, too. | default false
        roleARN                    text
            An existing role. | default one is made
        roleName                   text
            The name of the made role. | default made by CloudFormation
        permissionsBoundaryARN     text
            The permissions boundary of the made role. | default none
        permissionPolicyARNs       texts
            Managed policies of the made role. | default none
        permissionPolicy           document
            An inline policy of the made role. | default none
        permissionPolicyName       text
            The name of the inline policy. | default made by eksctl
        wellKnownPolicies.@WellKnown
        targetRoleARN              text
            A role, also of another account, that the made role takes on for the pods. | default none
        disableSessionTags         boolean
            Whether sessions go without the tags that EKS adds. | default false
        policy                     text
            A session policy as JSON text; it needs disableSessionTags. | default none
        tags                       map
            Tags of the association and of the made role. | default none
        """;

    private const string WellKnown = """
        imageBuilder               boolean
            A policy to push images to ECR. | default false
        autoScaler                 boolean
            The policy of the cluster autoscaler. | default false
        awsLoadBalancerController  boolean
            The policy of the AWS Load Balancer Controller. | default false
        externalDNS                boolean
            The policy of external-dns. | default false
        certManager                boolean
            The policy of cert-manager. | default false
        ebsCSIController           boolean
            The policy of the EBS CSI driver. | default false
        efsCSIController           boolean
            The policy of the EFS CSI driver. | default false
        """;

    private const string Cluster = """
        apiVersion                                          text!      carried
            The version of this schema. | one of eksctl.io/v1alpha5 | own rule
        kind                                                text!      carried
            What the document is. | one of ClusterConfig | own rule
        metadata.name                                       text!!     carried
            The name of the cluster: at most 100 letters, digits, dashes and underscores.
        metadata.region                                     text!!     carried
            The region of the cluster. | such as @Regions
        metadata.version                                    text       carried
            The Kubernetes version in quotes. | such as 1.33, 1.34, 1.35, latest, auto | default 1.35; with eksctl's defaults 1.34
        metadata.tags                                       map        carried
            Tags of everything that is made. | default none
        metadata.annotations                                map        unused   nothing reads it, not even eksctl
            Annotations, which nothing reads. | default none
        metadata.forceUpdateVersion                         boolean    carried
            Whether an upgrade goes on against upgrade insights. | default false
        metadata.rollbackConfig.timeoutMinutes              integer    carried
            How many minutes an upgrade may be rolled back, 120 to 10080. | default 720
        upgradePolicy.supportType                           text       carried
            What comes when standard support ends: an upgrade, or extended support. | one of STANDARD, EXTENDED | new clusters only | default EXTENDED
        zonalShiftConfig.enabled                            boolean    carried
            Whether traffic may be moved out of a zone. | new clusters only | default false
        secretsEncryption.keyARN                            text!      carried
            The ARN of the KMS key that encrypts secrets. | new clusters only
        cloudWatch.clusterLogging.enableTypes               texts      carried
            The control plane logs to keep; all or * for all. | such as @LogTypes, all, * | new clusters only | default audit and authenticator, in eksctl none
        cloudWatch.clusterLogging.logRetentionInDays        integer    carried
            How many days logs are kept. | such as 1, 7, 14, 30, 90, 365 | new clusters only | default for ever
        controlPlaneScalingConfig.tier                      text       carried
            The tier of the control plane. | such as standard, tier-xl, tier-2xl, tier-4xl | new clusters only | default standard
        kubeAPIServerConfig.eventTTL                        text       carried
            How long events are kept. | such as 1h, 30m | new clusters only | default 1h
        kubeAPIServerConfig.serviceNodePortRange.minPort    integer    carried
            The first port of services of type NodePort. | new clusters only | default 30000
        kubeAPIServerConfig.serviceNodePortRange.maxPort    integer    carried
            The last port of services of type NodePort. | new clusters only | default 32767
        kubeSchedulerConfig.nodeResourcesFit.scoringStrategy.type  text       carried
            Whether the scheduler prefers empty nodes or full ones. | one of LeastAllocated, MostAllocated | new clusters only | default LeastAllocated
        kubeSchedulerConfig.nodeResourcesFit.scoringStrategy.resources[].name  text!      carried
            A resource that counts. | such as cpu, memory, nvidia.com/gpu | new clusters only
        kubeSchedulerConfig.nodeResourcesFit.scoringStrategy.resources[].weight  integer    carried
            What it weighs, 1 to 10. | new clusters only | default 1
        kubeControllerManagerConfig.horizontalPodAutoscalerControllerConfig.horizontalPodAutoscalerSyncPeriod  text       carried
            How often the horizontal pod autoscaler looks. | such as 15s, 1m | new clusters only | default 15s
        accessConfig.authenticationMode                     text       carried
            Where EKS looks up who a caller is. | one of API, API_AND_CONFIG_MAP, CONFIG_MAP | own rule | default API, in eksctl API_AND_CONFIG_MAP
        accessConfig.bootstrapClusterCreatorAdminPermissions  boolean    carried
            Whether the creator of the cluster becomes its administrator. | new clusters only | default false, in eksctl true
        accessConfig.accessEntries[].principalARN           text!      carried
            The ARN of the IAM role or user that is let in.
        accessConfig.accessEntries[].type                   text       carried
            The type of the entry. | such as @EntryTypes | default STANDARD
        accessConfig.accessEntries[].kubernetesGroups       texts      carried
            Its groups in Kubernetes. | default none
        accessConfig.accessEntries[].kubernetesUsername     text       carried
            Its user name in Kubernetes. | default made by EKS from the ARN
        accessConfig.accessEntries[].accessPolicies[].policyARN  text!      carried
            The ARN of an access policy of EKS.
        accessConfig.accessEntries[].accessPolicies[].accessScope.type  text!!     carried
            Whether the policy holds in the whole cluster or in namespaces. | one of cluster, namespace
        accessConfig.accessEntries[].accessPolicies[].accessScope.namespaces  texts      carried
            The namespaces, wildcards allowed. | default none
        iamIdentityMappings[].arn                           text       carried  becomes an access entry, with CONFIG_MAP a row of aws-auth
            The ARN of the IAM role or user that is let in.
        iamIdentityMappings[].username                      text       carried
            Its user name in Kubernetes. | default none
        iamIdentityMappings[].groups                        texts      carried
            Its groups in Kubernetes. | default none
        iamIdentityMappings[].account                       text       carried  with CONFIG_MAP a row of aws-auth; else a finding says what is lost, since an access entry names one principal
            An account, in quotes, all of whose identities are let in; no other key goes with it.
        iamIdentityMappings[].serviceName                   text       carried  with CONFIG_MAP a row of aws-auth and its RBAC; else a finding says what is lost
            A service that is let in. | such as emr-containers
        iamIdentityMappings[].namespace                     text       carried
            The namespace of the service.
        iamIdentityMappings[].noDuplicateARNs               boolean    unused   no principal is ever doubled
            Whether another row for the same ARN is an error. | default false
        identityProviders[].type                            text!      carried
            The kind of identity provider. | one of oidc | own rule
        identityProviders[].name                            text!      carried
            Its name in EKS.
        identityProviders[].issuerURL                       text!      carried
            The https address of the issuer.
        identityProviders[].clientID                        text!      carried
            The audience that tokens must have.
        identityProviders[].usernameClaim                   text       carried
            The claim that holds the user name. | default sub
        identityProviders[].usernamePrefix                  text       carried
            What is put before the user name. | default the issuer
        identityProviders[].groupsClaim                     text       carried
            The claim that holds the groups. | default none
        identityProviders[].groupsPrefix                    text       carried
            What is put before each group. | default none
        identityProviders[].requiredClaims                  map        carried
            Claims that a token must have. | default none
        identityProviders[].tags                            map        carried
            Tags. | default none
        iam.serviceRoleARN                                  text       carried
            An existing role for the control plane. | new clusters only | default one is made
        iam.serviceRolePermissionsBoundary                  text       carried
            The permissions boundary of the made role of the control plane. | new clusters only | default none
        iam.fargatePodExecutionRoleARN                      text       carried
            An existing role for Fargate profiles. | default one is made
        iam.fargatePodExecutionRolePermissionsBoundary      text       carried
            The permissions boundary of the made role of Fargate profiles. | default none
        iam.withOIDC                                        boolean    carried
            Whether IAM trusts the cluster's OIDC issuer, for roles of service accounts. | default false
        iam.vpcResourceControllerPolicy                     boolean    carried
            Whether the role of the control plane may manage network interfaces of pods. | default true
        iam.serviceAccounts[].metadata.name                 text!!     carried
            The name of the service account.
        iam.serviceAccounts[].metadata.namespace            text       carried
            Its namespace. | default default
        iam.serviceAccounts[].metadata.labels               map        carried
            Its labels. | default none
        iam.serviceAccounts[].metadata.annotations          map        carried
            Its annotations. | default none
        iam.serviceAccounts[].attachPolicyARNs              texts      carried
            Managed policies of its role. | default none
        iam.serviceAccounts[].attachPolicy                  document   carried
            An inline policy of its role. | default none
        iam.serviceAccounts[].wellKnownPolicies.@WellKnown  carried
        iam.serviceAccounts[].attachRoleARN                 text       carried
            An existing role. | default one is made
        iam.serviceAccounts[].roleName                      text       carried
            The name of the made role. | default made by CloudFormation
        iam.serviceAccounts[].roleOnly                      boolean    carried
            Whether only the role is made, not the service account. | default false
        iam.serviceAccounts[].permissionsBoundary           text       carried
            The permissions boundary of the made role. | default none
        iam.serviceAccounts[].subjectPattern                text       carried
            Which subjects may take on the role, wildcards allowed. | default this service account
        iam.serviceAccounts[].tags                          map        carried
            Tags of the made role. | default none
        iam.serviceAccounts[].status                        document   unused   written by eksctl
            What eksctl wrote about it.
        iam.podIdentityAssociations[].@PodIdentity          carried
        vpc.id                                              text       carried
            An existing VPC. | default one is made
        vpc.cidr                                            text       carried
            The range of the VPC, /16 to /24. | default 192.168.0.0/16
        vpc.ipv6Cidr                                        text       carried
            An IPv6 range of one's own; it needs ipv6Pool. | default one of Amazon
        vpc.ipv6Pool                                        text       carried
            The pool that the IPv6 range comes from. | default none
        vpc.securityGroup                                   text       carried
            An existing security group for the control plane. | default one is made
        vpc.sharedNodeSecurityGroup                         text       carried
            An existing security group that all nodes share. | default one is made
        vpc.manageSharedNodeSecurityGroupRules              boolean    carried
            Whether rules are added to the group that all nodes share. | default true
        vpc.subnets.public.*.id                             text       carried
            The id of an existing public subnet.
        vpc.subnets.public.*.az                             text       carried
            Its zone. | default the key
        vpc.subnets.public.*.cidr                           text       unused   an existing subnet has its range
            Its range.
        vpc.subnets.private.*.id                            text       carried
            The id of an existing private subnet.
        vpc.subnets.private.*.az                            text       carried
            Its zone. | default the key
        vpc.subnets.private.*.cidr                          text       unused   an existing subnet has its range
            Its range.
        vpc.autoAllocateIPv6                                boolean    carried
            Whether the subnets of an IPv4 cluster get IPv6 ranges, too. | default false
        vpc.hostnameType                                    text       carried
            The names that EC2 gives to instances. | one of ip-name, resource-name | default ip-name
        vpc.extraCIDRs                                      texts      carried
            Ranges that may reach the control plane at port 443. | default none
        vpc.extraIPv6CIDRs                                  texts      carried
            IPv6 ranges that may reach the control plane at port 443. | default none
        vpc.nat.gateway                                     text!      carried
            How many NAT gateways are made. | one of Single, HighlyAvailable, Disable | new clusters only | default Single
        vpc.clusterEndpoints.publicAccess                   boolean    carried
            Whether the API can be reached from the internet. | new clusters only | default true
        vpc.clusterEndpoints.privateAccess                  boolean    carried
            Whether the API can be reached inside the VPC. | new clusters only | default true, in eksctl false
        vpc.publicAccessCIDRs                               texts      carried
            Who may reach the public endpoint. | new clusters only | default everybody
        vpc.controlPlaneSubnetIDs                           texts      carried
            The subnets of the control plane. | new clusters only | default all subnets
        vpc.controlPlaneOnPrivateSubnets                    boolean    carried
            Whether the control plane gets private subnets only. | default false
        vpc.controlPlaneSecurityGroupIDs                    texts      carried
            Existing security groups of the control plane. | default one is made
        vpc.controlPlaneEgressMode                          text       carried
            How the control plane gets out. | one of AWS_MANAGED, CUSTOMER_ROUTED | new clusters only | default AWS_MANAGED
        availabilityZones                                   texts      carried
            The zones of a network to be made, two or more. | new clusters only | default the first three of the account
        localZones                                          texts      carried
            Local zones that get subnets, too. | new clusters only | default none
        kubernetesNetworkConfig.ipFamily                    text       carried
            The address family of pods and services. | such as IPv4, IPv6 | new clusters only | default IPv4
        kubernetesNetworkConfig.serviceIPv4CIDR             text       carried
            The range of services, /12 to /24. | new clusters only | default 10.100.0.0/16 or 172.20.0.0/16
        kubernetesNetworkConfig.serviceIPv6CIDR             text       unused   EKS alone chooses it
            The IPv6 range of services. | new clusters only
        privateCluster.enabled                              boolean    carried
            Whether the cluster goes without a way to and from the internet. | new clusters only | default false
        privateCluster.skipEndpointCreation                 boolean    carried
            Whether no VPC endpoints are made. | new clusters only | default false
        privateCluster.additionalEndpointServices           texts      carried
            More services that get VPC endpoints. | one of cloudformation, autoscaling, logs | own rule | new clusters only | default none
        remoteNetworkConfig.iam.provider                    text       carried
            How hybrid nodes sign in. | such as ssm, ira | new clusters only | default ssm
        remoteNetworkConfig.iam.roleARN                     text       carried
            An existing role for hybrid nodes. | new clusters only | default one is made
        remoteNetworkConfig.iam.caBundleCert                text       carried
            The certificate that IAM Roles Anywhere trusts; needed with ira. | new clusters only
        remoteNetworkConfig.vpcGatewayID                    text       carried
            The gateway to the other network, tgw-… or vgw-…. | new clusters only | default none
        remoteNetworkConfig.remoteNodeNetworks[].cidrs      texts      carried
            Where hybrid nodes are. | new clusters only
        remoteNetworkConfig.remotePodNetworks[].cidrs       texts      carried
            Where the pods of hybrid nodes are. | new clusters only
        fargateProfiles[].name                              text!      carried
            The name of the profile.
        fargateProfiles[].selectors[].namespace             text!      carried
            The namespace of pods that run on Fargate.
        fargateProfiles[].selectors[].labels                map        carried
            Labels that the pods must have. | default none
        fargateProfiles[].podExecutionRoleARN               text       carried
            An existing role. | default the one of iam.fargatePodExecutionRoleARN, else one is made
        fargateProfiles[].subnets                           texts      carried
            The private subnets of the pods, by id, key or zone. | default all private subnets
        fargateProfiles[].tags                              map        carried
            Tags. | default none
        fargateProfiles[].status                            document   unused   written by eksctl
            What eksctl wrote about it.
        autoModeConfig.enabled                              boolean    carried
            Whether EKS Auto Mode is on. | new clusters only | default false
        autoModeConfig.nodePools                            texts      carried
            The built-in node pools; an empty list for none. | one of @NodePools | own rule | new clusters only | default both
        autoModeConfig.nodeRoleARN                          text       carried
            An existing role for the nodes. | new clusters only | default one is made
        autoModeConfig.permissionsBoundaryARN               text       carried
            The permissions boundary of the made role. | new clusters only | default none
        addons[].name                                       text!      carried
            The name of the add-on. | such as vpc-cni, coredns, kube-proxy, eks-pod-identity-agent, aws-ebs-csi-driver, metrics-server
        addons[].version                                    text       carried
            The version of the add-on, or latest. | such as latest | default the one of EKS for the cluster's version
        addons[].configurationValues                        text       carried
            The configuration as JSON or YAML text. | default none
        addons[].resolveConflicts                           text       carried
            What happens to fields that somebody else changed. | such as none, overwrite, preserve | default overwrite
        addons[].namespaceConfig.namespace                  text       carried
            The namespace of the add-on. | default the add-on's own
        addons[].tags                                       map        carried
            Tags. | default none
        addons[].serviceAccountRoleARN                      text       carried
            An existing role for the add-on. | default none
        addons[].attachPolicyARNs                           texts      carried
            Managed policies of a made role. | default none
        addons[].attachPolicy                               document   carried
            An inline policy of a made role. | default none
        addons[].wellKnownPolicies.@WellKnown               carried
        addons[].permissionsBoundary                        text       carried
            The permissions boundary of the made role. | default none
        addons[].podIdentityAssociations[].namespace        text       unused   the add-on knows the namespace of its service accounts
            The namespace of the service account.
        addons[].podIdentityAssociations[].serviceAccountName  text!      carried
            The service account whose pods get the role.
        addons[].podIdentityAssociations[].createServiceAccount  boolean    unused   the add-on makes its service accounts
            Whether the service account is made, too. | default false
        addons[].podIdentityAssociations[].roleARN          text       carried
            An existing role. | default one is made
        addons[].podIdentityAssociations[].roleName         text       carried
            The name of the made role. | default made by CloudFormation
        addons[].podIdentityAssociations[].permissionsBoundaryARN  text       carried
            The permissions boundary of the made role. | default none
        addons[].podIdentityAssociations[].permissionPolicyARNs  texts      carried
            Managed policies of the made role. | default none
        addons[].podIdentityAssociations[].permissionPolicy  document   carried
            An inline policy of the made role. | default none
        addons[].podIdentityAssociations[].permissionPolicyName  text       carried
            The name of the inline policy. | default made by eksctl
        addons[].podIdentityAssociations[].wellKnownPolicies.@WellKnown  unused   refused for add-ons
        addons[].podIdentityAssociations[].targetRoleARN    text       unused   EKS keeps service account and role only for an add-on
            A role, also of another account, that the made role takes on for the pods. | default none
        addons[].podIdentityAssociations[].disableSessionTags  boolean    unused   EKS keeps service account and role only for an add-on
            Whether sessions go without the tags that EKS adds. | default false
        addons[].podIdentityAssociations[].policy           text       unused   EKS keeps service account and role only for an add-on
            A session policy as JSON text; it needs disableSessionTags. | default none
        addons[].podIdentityAssociations[].tags             map        unused   refused for add-ons
            Tags of the association and of the made role. | default none
        addons[].useDefaultPodIdentityAssociations          boolean    carried
            Whether the roles that AWS recommends are made. | default false
        addons[].publishers                                 texts      unused   a filter of a command of eksctl
            A filter of a command of eksctl.
        addons[].types                                      texts      unused   a filter of a command of eksctl
            A filter of a command of eksctl.
        addons[].owners                                     texts      unused   a filter of a command of eksctl
            A filter of a command of eksctl.
        addonsConfig.disableDefaultAddons                   boolean    carried
            Whether only the listed add-ons are made. | default false
        addonsConfig.autoApplyPodIdentityAssociations       boolean    carried
            Whether every add-on gets the roles that AWS recommends. | default false
        capabilities[].name                                 text!      carried
            The name of the capability.
        capabilities[].type                                 text!      carried
            What it is. | one of ACK, KRO, ARGOCD | own rule
        capabilities[].roleArn                              text       carried
            An existing role. | default one is made
        capabilities[].deletePropagationPolicy              text       carried
            What becomes of what it made when it is deleted. | such as RETAIN | default RETAIN
        capabilities[].attachPolicyARNs                     texts      carried
            Managed policies of the made role. | default none
        capabilities[].attachPolicy                         document   carried
            An inline policy of the made role. | default none
        capabilities[].permissionsBoundary                  text       carried
            The permissions boundary of the made role. | default none
        capabilities[].tags                                 map        carried
            Tags. | default none
        capabilities[].accessPolicies[].policyARN           text!      carried  EKS makes the access entry; the command is in the report
            The ARN of an access policy of EKS for the role.
        capabilities[].accessPolicies[].accessScope.type    text!!     carried
            Whether the policy holds in the whole cluster or in namespaces. | one of cluster, namespace
        capabilities[].accessPolicies[].accessScope.namespaces  texts      carried
            The namespaces, wildcards allowed. | default none
        capabilities[].configuration.argocd.namespace       text       carried
            The namespace of Argo CD. | default argocd
        capabilities[].configuration.argocd.networkAccess.vpceIds  texts      carried
            The VPC endpoints by which it is reached. | default public
        capabilities[].configuration.argocd.rbacRoleMappings[].role  text       carried
            A role in Argo CD. | such as ADMIN, EDITOR, VIEWER
        capabilities[].configuration.argocd.rbacRoleMappings[].identities[].id  text       carried
            The id of a user or group of IAM Identity Center.
        capabilities[].configuration.argocd.rbacRoleMappings[].identities[].type  text       carried
            Whether it is a user or a group. | such as SSO_USER, SSO_GROUP
        capabilities[].configuration.argocd.awsIdc.idcInstanceArn  text       carried
            The ARN of the IAM Identity Center instance.
        capabilities[].configuration.argocd.awsIdc.idcRegion  text       carried
            Its region. | default the cluster's
        karpenter.version                                   text!      carried  a template cannot install a chart; the command is in the report
            The version of Karpenter.
        karpenter.createServiceAccount                      boolean    carried
            Whether its service account is made. | default false
        karpenter.defaultInstanceProfile                    text       carried
            An existing instance profile of its nodes. | default one is made
        karpenter.withSpotInterruptionQueue                 boolean    carried
            Whether a queue tells it of interrupted instances. | default false
        gitops.flux.gitProvider                             text!      carried  a template cannot run the flux program; the command is in the report
            Where the repository is. | such as github, gitlab, git
        gitops.flux.flags                                   map!       carried
            Flags of flux bootstrap.
        outpost.controlPlaneOutpostARN                      text!      carried
            The ARN of the Outpost of the control plane. | new clusters only
        outpost.controlPlaneInstanceType                    text       carried
            The instance type of the control plane. | such as m5.large | new clusters only | default none
        outpost.controlPlanePlacement.groupName             text       carried
            The placement group of the control plane. | new clusters only | default none
        outpost.controlPlanePlacement.spreadLevel           text       carried
            What control plane instances are spread over. | such as host, rack | new clusters only | default none
        outpost.etcdInstanceType                            text       carried
            The instance type of etcd. | such as m5.large | new clusters only | default none
        outpost.etcdPlacement.groupName                     text       unused   eksctl does not use it either
            The placement group of etcd. | new clusters only | default none
        outpost.etcdPlacement.spreadLevel                   text       carried
            What etcd instances are spread over. | such as host, rack | new clusters only | default none
        """;

    private const string AnyNodeGroup = """
        name                                                text!      carried
            The name of the group, once in the file.
        amiFamily                                           text       carried
            The family of images. | one of @AmiFamilies | own rule | default AmazonLinux2023
        ami                                                 text       carried
            The id of an image, auto or auto-ssm. | default the newest of the family
        instanceType                                        text       carried
            The instance type. | such as m5.large, m6g.large, t3.medium, mixed | default m5.large
        instanceSelector.vCPUs                              integer    answered  only AWS knows which types fit; the finding lists those of a dated table
            How many virtual CPUs a type must have.
        instanceSelector.memory                             text       answered
            How much memory a type must have. | such as 16GiB
        instanceSelector.gpus                               integer    answered
            How many GPUs a type must have.
        instanceSelector.neuron_devices                     integer    answered
            How many Inferentia or Trainium devices a type must have.
        instanceSelector.cpuArchitecture                    text       answered
            The architecture of a type. | such as x86_64, amd64, arm64 | default x86_64
        instanceSelector.allow                              text       answered
            A regular expression that a type must match.
        instanceSelector.deny                               text       answered
            A regular expression that a type must not match.
        availabilityZones                                   texts      carried
            The zones of the nodes. | default all zones of the cluster
        subnets                                             texts      carried
            The subnets of the nodes, by id, key or zone. | default all subnets of the cluster
        privateNetworking                                   boolean    carried
            Whether the nodes are in private subnets. | default false
        minSize                                             integer    carried
            The smallest number of nodes. | default the wanted number, else 2
        maxSize                                             integer    carried
            The largest number of nodes. | default the wanted number, else 2
        desiredCapacity                                     integer    carried
            The wanted number of nodes. | default the smallest number, else 2
        instancePrefix                                      text       carried
            What is put before the name of instances. | default none
        instanceName                                        text       carried
            The name of instances. | default made of the cluster and the group
        volumeSize                                          integer    carried
            The size of the root volume in GiB. | default 80
        volumeType                                          text       carried
            The type of the root volume. | one of @VolumeTypes | own rule | default gp3
        volumeName                                          text       carried
            The device of the root volume. | default the one of the image family
        volumeEncrypted                                     boolean    carried
            Whether the root volume is encrypted. | default the account's setting
        volumeKmsKeyID                                      text       carried
            The key that encrypts the root volume. | default the account's
        volumeIOPS                                          integer    carried
            Operations a second of the root volume. | default 3000 for gp3, 100 for io1 and io2
        volumeThroughput                                    integer    carried
            MiB a second of a root volume of type gp3. | default 125
        additionalVolumes[].volumeSize                      integer    carried
            The size in GiB. | default 80
        additionalVolumes[].volumeType                      text       carried
            The type. | one of @VolumeTypes | own rule | default gp3
        additionalVolumes[].volumeName                      text!      carried
            The device. | such as /dev/xvdb
        additionalVolumes[].volumeEncrypted                 boolean    carried
            Whether it is encrypted. | default the account's setting
        additionalVolumes[].volumeKmsKeyID                  text       carried
            The key that encrypts it. | default the account's
        additionalVolumes[].volumeIOPS                      integer    carried
            Operations a second. | default 3000 for gp3, 100 for io1 and io2
        additionalVolumes[].volumeThroughput                integer    carried
            MiB a second, for gp3. | default 125
        additionalVolumes[].snapshotID                      text       carried
            The snapshot that it begins with. | default none
        ssh.allow                                           boolean    carried
            Whether port 22 is open. | default false
        ssh.publicKeyName                                   text       carried
            A key pair that EC2 has. | default none
        ssh.publicKey                                       text       carried
            The public key itself. | default none
        ssh.publicKeyPath                                   text       carried  the key in the file becomes a key pair in the template
            A file with the public key. | default ~/.ssh/id_rsa.pub
        ssh.sourceSecurityGroupIds                          texts      carried
            Security groups that may use port 22. | default the internet, or the VPC with private networking
        ssh.enableSsm                                       boolean    unused   the agent is always on
            Out of use, since the agent is always on. | default true
        labels                                              map        carried
            Labels of the nodes. | default none
        tags                                                map        carried
            Tags of the group, its instances and volumes. | default none
        taints[].key                                        text!      carried
            The key of a taint.
        taints[].value                                      text       carried
            Its value. | default none
        taints[].effect                                     text!      carried
            What it does. | one of NoSchedule, PreferNoSchedule, NoExecute | own rule
        iam.attachPolicyARNs                                texts      carried
            Managed policies of the made role instead of the usual ones. | default the usual ones
        iam.attachPolicy                                    document   carried
            An inline policy of the made role. | default none
        iam.instanceRoleARN                                 text       carried
            An existing role. | default one is made
        iam.instanceRoleName                                text       carried
            The name of the made role. | default made by CloudFormation
        iam.instanceRolePermissionsBoundary                 text       carried
            The permissions boundary of the made role. | default none
        iam.withAddonPolicies.imageBuilder                  boolean    carried
            A policy to push images to ECR. | default false
        iam.withAddonPolicies.autoScaler                    boolean    carried
            The policy of the cluster autoscaler. | default false
        iam.withAddonPolicies.externalDNS                   boolean    carried
            The policy of external-dns. | default false
        iam.withAddonPolicies.certManager                   boolean    carried
            The policy of cert-manager. | default false
        iam.withAddonPolicies.appMesh                       boolean    carried
            The policy of AWS App Mesh. | default false
        iam.withAddonPolicies.appMeshPreview                boolean    carried
            The policy of the preview of AWS App Mesh. | default false
        iam.withAddonPolicies.ebs                           boolean    carried
            The policy of the EBS CSI driver. | default false
        iam.withAddonPolicies.fsx                           boolean    carried
            The policy of the FSx CSI driver. | default false
        iam.withAddonPolicies.efs                           boolean    carried
            The policy of the EFS CSI driver. | default false
        iam.withAddonPolicies.awsLoadBalancerController     boolean    carried
            The policy of the AWS Load Balancer Controller. | default false
        iam.withAddonPolicies.albIngress                    boolean    carried  the old name of awsLoadBalancerController
            The old name of awsLoadBalancerController. | default false
        iam.withAddonPolicies.xRay                          boolean    carried
            The policy of the X-Ray daemon. | default false
        iam.withAddonPolicies.cloudWatch                    boolean    carried
            The policy of the CloudWatch agent. | default false
        securityGroups.attachIDs                            texts      carried
            More security groups of the nodes. | default none
        maxPodsPerNode                                      integer    carried
            How many pods a node takes. | default by instance type
        preBootstrapCommands                                texts      carried
            Commands that run before a node joins. | default none
        overrideBootstrapCommand                            text       carried
            What joins a node instead of the usual script. | default none
        disableIMDSv1                                       boolean    carried
            Whether the metadata service takes version 2 only. | default true
        disablePodIMDS                                      boolean    carried
            Whether pods cannot reach the metadata service. | default false
        placement.groupName                                 text       carried
            The placement group of the instances. | default none
        placement.spreadLevel                               text       unused   for control planes on Outposts
            What instances are spread over. | default none
        efaEnabled                                          boolean    carried
            Whether instances have Elastic Fabric Adapters. | default false
        ebsOptimized                                        boolean    carried
            Whether instances are EBS optimized. | default the one of the type
        enableDetailedMonitoring                            boolean    carried
            Whether CloudWatch gets metrics each minute. | default false
        capacityReservation.capacityReservationPreference   text       carried
            Whether open capacity reservations are used. | such as open, none | default open
        capacityReservation.capacityReservationTarget.capacityReservationID  text       carried
            The capacity reservation to use.
        capacityReservation.capacityReservationTarget.capacityReservationResourceGroupARN  text       carried
            The group of capacity reservations to use.
        instanceMarketOptions.marketType                    text       carried
            The market, where it is a capacity block. | one of capacity-block | own rule
        bottlerocket.enableAdminContainer                   boolean    carried
            Whether Bottlerocket's admin container runs. | default false
        bottlerocket.settings                               document   carried
            Settings as Bottlerocket names them. | default none
        """;

    private const string Managed = """
        instanceTypes                                       texts      carried
            The instance types, at most 20. | default instanceType
        spot                                                boolean    carried
            Whether the nodes are spot instances. | default false
        updateConfig.maxUnavailable                         integer    carried
            How many nodes an update may replace at once. | default 1
        updateConfig.maxUnavailablePercentage               integer    carried
            How many of a hundred nodes an update may replace at once. | default none
        releaseVersion                                      text       carried
            The release of the image. | default the newest
        iam.instanceProfileARN                              text       unused   refused for managed node groups
            An existing instance profile; for self-managed groups.
        securityGroups.withShared                           boolean    unused   for self-managed node groups
            Whether nodes are in the group that all nodes share; for self-managed groups.
        securityGroups.withLocal                            boolean    unused   for self-managed node groups
            Whether the nodes have a security group of their own; for self-managed groups.
        launchTemplate.id                                   text!      carried
            The id of an existing launch template. | such as lt-0123456789abcdef0
        launchTemplate.version                              text       carried
            Its version, in quotes. | default the template's default version
        nodeRepairConfig.enabled                            boolean    carried
            Whether EKS repairs nodes. | default false
        nodeRepairConfig.maxUnhealthyNodeThresholdPercentage  integer    carried
            Above how many unhealthy nodes of a hundred nothing is repaired. | default none
        nodeRepairConfig.maxUnhealthyNodeThresholdCount     integer    carried
            Above how many unhealthy nodes nothing is repaired. | default none
        nodeRepairConfig.maxParallelNodesRepairedPercentage  integer    carried
            How many of a hundred unhealthy nodes are repaired at once. | default none
        nodeRepairConfig.maxParallelNodesRepairedCount      integer    carried
            How many unhealthy nodes are repaired at once. | default none
        nodeRepairConfig.nodeRepairConfigOverrides[].nodeMonitoringCondition  text       carried
            The condition that a node reports.
        nodeRepairConfig.nodeRepairConfigOverrides[].nodeUnhealthyReason  text       carried
            The reason that it reports.
        nodeRepairConfig.nodeRepairConfigOverrides[].minRepairWaitTimeMins  integer    carried
            How many minutes to wait.
        nodeRepairConfig.nodeRepairConfigOverrides[].repairAction  text       carried
            What is done then. | such as Terminate, Reboot, NoAction, Replace
        asgSuspendProcesses                                 texts      unused   EKS makes the Auto Scaling group; a finding says how to do it by hand
            Processes of the Auto Scaling group to suspend. | default none
        propagateASGTags                                    boolean    unused   EKS makes the Auto Scaling group; a finding says how to do without
            Whether labels and taints become tags of the Auto Scaling group. | default false
        outpostARN                                          text       later    managed node groups cannot run on Outposts
            The Outpost of the nodes; for self-managed groups.
        """;

    private const string SelfManaged = """
        iam.instanceProfileARN                              text       carried
            An existing instance profile. | default one is made
        securityGroups.withShared                           boolean    carried
            Whether nodes are in the group that all nodes share. | default true
        securityGroups.withLocal                            boolean    carried
            Whether the nodes have a security group of their own. | default true
        updateConfig.maxUnavailable                         integer    unused   eksctl does not use it either
            For managed groups.
        updateConfig.maxUnavailablePercentage               integer    unused   eksctl does not use it either
            For managed groups.
        instancesDistribution.instanceTypes                 texts      carried
            The instance types, 1 to 20.
        instancesDistribution.maxPrice                      number     carried
            The most to pay for an hour of a spot instance, in US dollars. | default the on-demand price
        instancesDistribution.onDemandBaseCapacity          integer    carried
            How many instances are on demand before any is spot. | default 0
        instancesDistribution.onDemandPercentageAboveBaseCapacity  integer    carried
            How many of a hundred further instances are on demand. | default 100
        instancesDistribution.spotInstancePools             integer    carried
            How many spot pools are used, 1 to 20. | default 2
        instancesDistribution.spotAllocationStrategy        text       carried
            How spot instances are chosen. | such as lowest-price, capacity-optimized, price-capacity-optimized | default lowest-price
        instancesDistribution.capacityRebalance             boolean    carried
            Whether spot instances at risk are replaced early. | default false
        asgMetricsCollection[].granularity                  text       carried
            How often metrics are collected. | one of 1Minute | own rule
        asgMetricsCollection[].metrics                      texts      carried
            Which metrics of the Auto Scaling group. | default all
        cpuCredits                                          text       carried
            What burstable instances do without credits. | such as standard, unlimited | default the type's own
        classicLoadBalancerNames                            texts      carried
            Classic load balancers that the nodes join. | default none
        targetGroupARNs                                     texts      carried
            Target groups that the nodes join. | default none
        clusterDNS                                          text       carried
            The address of the cluster's DNS. | default the tenth of the services' range
        kubeletExtraConfig                                  document   carried
            More configuration of the kubelet. | default none
        containerRuntime                                    text       unused   containerd is the only one
            The container runtime. | such as containerd | default containerd
        maxInstanceLifetime                                 integer    carried
            After how many seconds an instance is replaced, at least 86400. | default never
        localZones                                          texts      carried
            Local zones of the nodes. | default none
        enclaveEnabled                                      boolean    carried
            Whether instances may have Nitro enclaves. | default false
        asgSuspendProcesses                                 texts      carried
            Processes of the Auto Scaling group to suspend. | default none
        propagateASGTags                                    boolean    carried
            Whether labels and taints become tags of the Auto Scaling group. | default false
        outpostARN                                          text       carried
            The Outpost of the nodes. | default none
        """;

    private static readonly Dictionary<string, string> Parts = new(StringComparer.Ordinal)
    {
        ["@PodIdentity"] = PodIdentity,
        ["@WellKnown"] = WellKnown,
    };

    public static ValueList<KnownKey> Read() =>
    [
        .. Keys(Cluster, ""),
        .. Keys(AnyNodeGroup, "managedNodeGroups[]."), .. Keys(Managed, "managedNodeGroups[]."),
        .. Keys(AnyNodeGroup, "nodeGroups[]."), .. Keys(SelfManaged, "nodeGroups[]."),
    ];

    private static IEnumerable<KnownKey> Keys(string table, string prefix, string? state = null)
    {
        var lines = table.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var words = lines[i].Split(' ', 4, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var path = prefix + words[0];
            var part = path.IndexOf('@', StringComparison.Ordinal);
            if (part >= 0)
            {
                var inner = Keys(Parts[path[part..]], path[..part], state ?? words[1]);
                foreach (var key in inner)
                {
                    yield return key with { Note = words.Length > 2 ? string.Join(' ', words[2..]) : key.Note };
                }
            }
            else
            {
                yield return Key(path, words[1], state ?? words[2], words.Length > 3 ? words[3] : "", lines[++i]);
            }
        }
    }

    private static KnownKey Key(string path, string type, string state, string note, string meaning)
    {
        var parts = meaning.Split('|', StringSplitOptions.TrimEntries);
        return new KnownKey(path, Enum.Parse<KeyType>(type.TrimEnd('!'), ignoreCase: true), Enum.Parse<KeyState>(state, ignoreCase: true), note, parts[0])
        {
            IsRequired = type.EndsWith('!'),
            IsMappingRequired = type.EndsWith("!!", StringComparison.Ordinal),
            Words = After(parts, "one of ") is { } all ? KeyWords.Of(all) : [],
            Examples = After(parts, "such as ") is { } some ? KeyWords.Of(some) : [],
            HasOwnRule = parts.Contains("own rule"),
            IsOfNewClusters = parts.Contains("new clusters only"),
            Default = After(parts, "default "),
        };
    }

    private static string? After(string[] parts, string word) =>
        Array.Find(parts, part => part.StartsWith(word, StringComparison.Ordinal)) is { } found ? found[word.Length..] : null;
}
