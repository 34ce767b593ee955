namespace EksAccessConstructs.Eksctl;

/// <summary>The table behind <see cref="CarriedKeys"/>: one key a line, then its state, then what else to say.</summary>
internal static class KeyTable
{
    private const string PodIdentity = """
        namespace | serviceAccountName | createServiceAccount | roleARN | roleName | permissionsBoundaryARN
        permissionPolicyARNs | permissionPolicy | permissionPolicyName | wellKnownPolicies | targetRoleARN | disableSessionTags | policy | tags
        """;

    private const string Cluster = """
        apiVersion                                            carried
        kind                                                  carried
        metadata.name                                         carried
        metadata.region                                       carried
        metadata.version                                      carried
        metadata.tags                                         carried
        metadata.annotations                                  unused  nothing reads it, not even eksctl
        metadata.forceUpdateVersion                           carried
        metadata.rollbackConfig.timeoutMinutes                carried
        upgradePolicy.supportType                             carried
        zonalShiftConfig.enabled                              carried
        secretsEncryption.keyARN                              carried
        cloudWatch.clusterLogging.enableTypes                 carried
        cloudWatch.clusterLogging.logRetentionInDays          carried
        controlPlaneScalingConfig.tier                        carried
        kubeAPIServerConfig.eventTTL                          carried
        kubeAPIServerConfig.serviceNodePortRange.minPort      carried
        kubeAPIServerConfig.serviceNodePortRange.maxPort      carried
        kubeSchedulerConfig.nodeResourcesFit.scoringStrategy.type                carried
        kubeSchedulerConfig.nodeResourcesFit.scoringStrategy.resources[].name    carried
        kubeSchedulerConfig.nodeResourcesFit.scoringStrategy.resources[].weight  carried
        kubeControllerManagerConfig.horizontalPodAutoscalerControllerConfig.horizontalPodAutoscalerSyncPeriod  carried
        accessConfig.authenticationMode                       carried
        accessConfig.bootstrapClusterCreatorAdminPermissions  carried
        accessConfig.accessEntries[].principalARN             carried
        accessConfig.accessEntries[].type                     carried
        accessConfig.accessEntries[].kubernetesGroups         carried
        accessConfig.accessEntries[].kubernetesUsername       carried
        accessConfig.accessEntries[].accessPolicies[].policyARN               carried
        accessConfig.accessEntries[].accessPolicies[].accessScope.type        carried
        accessConfig.accessEntries[].accessPolicies[].accessScope.namespaces  carried
        iamIdentityMappings[].arn                             carried  becomes an access entry
        iamIdentityMappings[].username                        carried
        iamIdentityMappings[].groups                          carried
        iamIdentityMappings[].account                         carried  a finding says what is lost: an access entry names one principal
        iamIdentityMappings[].serviceName                     carried  a finding says what is lost
        iamIdentityMappings[].namespace                       carried
        iamIdentityMappings[].noDuplicateARNs                 unused   access entries never double a principal
        identityProviders[].type                              carried
        identityProviders[].name                              carried
        identityProviders[].issuerURL                         carried
        identityProviders[].clientID                          carried
        identityProviders[].usernameClaim                     carried
        identityProviders[].usernamePrefix                    carried
        identityProviders[].groupsClaim                       carried
        identityProviders[].groupsPrefix                      carried
        identityProviders[].requiredClaims                    carried
        identityProviders[].tags                              carried
        iam.serviceRoleARN                                    carried
        iam.serviceRolePermissionsBoundary                    carried
        iam.fargatePodExecutionRoleARN                        carried
        iam.fargatePodExecutionRolePermissionsBoundary        carried
        iam.withOIDC                                          carried
        iam.vpcResourceControllerPolicy                       carried
        iam.serviceAccounts[].metadata.name                   carried
        iam.serviceAccounts[].metadata.namespace              carried
        iam.serviceAccounts[].metadata.labels                 carried
        iam.serviceAccounts[].metadata.annotations            carried
        iam.serviceAccounts[].attachPolicyARNs                carried
        iam.serviceAccounts[].attachPolicy                    carried
        iam.serviceAccounts[].wellKnownPolicies               carried
        iam.serviceAccounts[].attachRoleARN                   carried
        iam.serviceAccounts[].roleName                        carried
        iam.serviceAccounts[].roleOnly                        carried
        iam.serviceAccounts[].permissionsBoundary             carried
        iam.serviceAccounts[].subjectPattern                  carried
        iam.serviceAccounts[].tags                            carried
        iam.serviceAccounts[].status                          unused  written by eksctl
        iam.podIdentityAssociations[].@PodIdentity            carried
        vpc.id                                                carried
        vpc.cidr                                              carried
        vpc.ipv6Cidr                                          carried
        vpc.ipv6Pool                                          carried
        vpc.securityGroup                                     carried
        vpc.sharedNodeSecurityGroup                           carried
        vpc.manageSharedNodeSecurityGroupRules                carried
        vpc.subnets.public.*.id                               carried
        vpc.subnets.public.*.az                               carried
        vpc.subnets.public.*.cidr                             unused   an existing subnet has its range
        vpc.subnets.private.*.id                              carried
        vpc.subnets.private.*.az                              carried
        vpc.subnets.private.*.cidr                            unused   an existing subnet has its range
        vpc.autoAllocateIPv6                                  carried
        vpc.hostnameType                                      carried
        vpc.extraCIDRs                                        carried
        vpc.extraIPv6CIDRs                                    carried
        vpc.nat.gateway                                       carried
        vpc.clusterEndpoints.publicAccess                     carried
        vpc.clusterEndpoints.privateAccess                    carried
        vpc.publicAccessCIDRs                                 carried
        vpc.controlPlaneSubnetIDs                             carried
        vpc.controlPlaneOnPrivateSubnets                      carried
        vpc.controlPlaneSecurityGroupIDs                      carried
        vpc.controlPlaneEgressMode                            carried
        availabilityZones                                     carried
        localZones                                            carried
        kubernetesNetworkConfig.ipFamily                      carried
        kubernetesNetworkConfig.serviceIPv4CIDR               carried
        kubernetesNetworkConfig.serviceIPv6CIDR               unused   EKS alone chooses it
        privateCluster.enabled                                carried
        privateCluster.skipEndpointCreation                   carried
        privateCluster.additionalEndpointServices             carried
        remoteNetworkConfig.iam.provider                      carried
        remoteNetworkConfig.iam.roleARN                       carried
        remoteNetworkConfig.iam.caBundleCert                  carried
        remoteNetworkConfig.vpcGatewayID                      carried
        remoteNetworkConfig.remoteNodeNetworks[].cidrs        carried
        remoteNetworkConfig.remotePodNetworks[].cidrs         carried
        fargateProfiles[].name                                carried
        fargateProfiles[].selectors[].namespace               carried
        fargateProfiles[].selectors[].labels                  carried
        fargateProfiles[].podExecutionRoleARN                 carried
        fargateProfiles[].subnets                             carried
        fargateProfiles[].tags                                carried
        fargateProfiles[].status                              unused   written by eksctl
        autoModeConfig.enabled                                carried
        autoModeConfig.nodePools                              carried
        autoModeConfig.nodeRoleARN                            carried
        autoModeConfig.permissionsBoundaryARN                 carried
        addons[].name                                         carried
        addons[].version                                      carried
        addons[].configurationValues                          carried
        addons[].resolveConflicts                             carried
        addons[].namespaceConfig.namespace                    carried
        addons[].tags                                         carried
        addons[].serviceAccountRoleARN                        carried
        addons[].attachPolicyARNs                             carried
        addons[].attachPolicy                                 carried
        addons[].wellKnownPolicies                            carried
        addons[].permissionsBoundary                          carried
        addons[].podIdentityAssociations[].namespace          unused   the add-on knows the namespace of its service accounts
        addons[].podIdentityAssociations[].serviceAccountName carried
        addons[].podIdentityAssociations[].createServiceAccount unused   the add-on makes its service accounts
        addons[].podIdentityAssociations[].roleARN            carried
        addons[].podIdentityAssociations[].roleName           carried
        addons[].podIdentityAssociations[].permissionsBoundaryARN carried
        addons[].podIdentityAssociations[].permissionPolicyARNs carried
        addons[].podIdentityAssociations[].permissionPolicy   carried
        addons[].podIdentityAssociations[].permissionPolicyName carried
        addons[].podIdentityAssociations[].wellKnownPolicies  unused   refused for add-ons
        addons[].podIdentityAssociations[].targetRoleARN      unused   EKS keeps service account and role only for an add-on
        addons[].podIdentityAssociations[].disableSessionTags unused   EKS keeps service account and role only for an add-on
        addons[].podIdentityAssociations[].policy             unused   EKS keeps service account and role only for an add-on
        addons[].podIdentityAssociations[].tags               unused   refused for add-ons
        addons[].useDefaultPodIdentityAssociations            carried
        addons[].publishers                                   unused   a filter of a command of eksctl
        addons[].types                                        unused   a filter of a command of eksctl
        addons[].owners                                       unused   a filter of a command of eksctl
        addonsConfig.disableDefaultAddons                     carried
        addonsConfig.autoApplyPodIdentityAssociations         carried
        capabilities[].name                                   carried
        capabilities[].type                                   carried
        capabilities[].roleArn                                carried
        capabilities[].deletePropagationPolicy                carried
        capabilities[].attachPolicyARNs                       carried
        capabilities[].attachPolicy                           carried
        capabilities[].permissionsBoundary                    carried
        capabilities[].tags                                   carried
        capabilities[].accessPolicies[].policyARN             carried  EKS makes the access entry; the command is in the report
        capabilities[].accessPolicies[].accessScope.type      carried
        capabilities[].accessPolicies[].accessScope.namespaces  carried
        capabilities[].configuration.argocd.namespace         carried
        capabilities[].configuration.argocd.networkAccess.vpceIds  carried
        capabilities[].configuration.argocd.rbacRoleMappings[].role  carried
        capabilities[].configuration.argocd.rbacRoleMappings[].identities[].id    carried
        capabilities[].configuration.argocd.rbacRoleMappings[].identities[].type  carried
        capabilities[].configuration.argocd.awsIdc.idcInstanceArn  carried
        capabilities[].configuration.argocd.awsIdc.idcRegion  carried
        karpenter.version                                     carried  a template cannot install a chart; the command is in the report
        karpenter.createServiceAccount                        carried
        karpenter.defaultInstanceProfile                      carried
        karpenter.withSpotInterruptionQueue                   carried
        gitops.flux.gitProvider                               carried  a template cannot run the flux program; the command is in the report
        gitops.flux.flags                                     carried
        outpost.controlPlaneOutpostARN                        carried
        outpost.controlPlaneInstanceType                      carried
        outpost.controlPlanePlacement.groupName               carried
        outpost.controlPlanePlacement.spreadLevel             carried
        outpost.etcdInstanceType                              carried
        outpost.etcdPlacement.groupName                       unused  eksctl does not use it either
        outpost.etcdPlacement.spreadLevel                     carried
        """;

    private const string AnyNodeGroup = """
        name                                                  carried
        amiFamily                                             carried
        ami                                                   carried
        instanceType                                          carried
        instanceSelector.vCPUs                                answered only AWS knows which types fit; the finding lists those of a dated table
        instanceSelector.memory                               answered
        instanceSelector.gpus                                 answered
        instanceSelector.neuron_devices                       answered
        instanceSelector.cpuArchitecture                      answered
        instanceSelector.allow                                answered
        instanceSelector.deny                                 answered
        availabilityZones                                     carried
        subnets                                               carried
        privateNetworking                                     carried
        minSize                                               carried
        maxSize                                               carried
        desiredCapacity                                       carried
        instancePrefix                                        carried
        instanceName                                          carried
        volumeSize                                            carried
        volumeType                                            carried
        volumeName                                            carried
        volumeEncrypted                                       carried
        volumeKmsKeyID                                        carried
        volumeIOPS                                            carried
        volumeThroughput                                      carried
        additionalVolumes[].volumeSize                        carried
        additionalVolumes[].volumeType                        carried
        additionalVolumes[].volumeName                        carried
        additionalVolumes[].volumeEncrypted                   carried
        additionalVolumes[].volumeKmsKeyID                    carried
        additionalVolumes[].volumeIOPS                        carried
        additionalVolumes[].volumeThroughput                  carried
        additionalVolumes[].snapshotID                        carried
        ssh.allow                                             carried
        ssh.publicKeyName                                     carried
        ssh.publicKey                                         carried
        ssh.publicKeyPath                                     carried  the key in the file becomes a key pair in the template
        ssh.sourceSecurityGroupIds                            carried
        ssh.enableSsm                                         unused   the agent is always on
        labels                                                carried
        tags                                                  carried
        taints[].key                                          carried
        taints[].value                                        carried
        taints[].effect                                       carried
        iam.attachPolicyARNs                                  carried
        iam.attachPolicy                                      carried
        iam.instanceRoleARN                                   carried
        iam.instanceRoleName                                  carried
        iam.instanceRolePermissionsBoundary                   carried
        iam.withAddonPolicies.imageBuilder                    carried
        iam.withAddonPolicies.autoScaler                      carried
        iam.withAddonPolicies.externalDNS                     carried
        iam.withAddonPolicies.certManager                     carried
        iam.withAddonPolicies.appMesh                         carried
        iam.withAddonPolicies.appMeshPreview                  carried
        iam.withAddonPolicies.ebs                             carried
        iam.withAddonPolicies.fsx                             carried
        iam.withAddonPolicies.efs                             carried
        iam.withAddonPolicies.awsLoadBalancerController       carried
        iam.withAddonPolicies.albIngress                      carried  the old name of awsLoadBalancerController
        iam.withAddonPolicies.xRay                            carried
        iam.withAddonPolicies.cloudWatch                      carried
        securityGroups.attachIDs                              carried
        maxPodsPerNode                                        carried
        preBootstrapCommands                                  carried
        overrideBootstrapCommand                              carried
        disableIMDSv1                                         carried
        disablePodIMDS                                        carried
        placement.groupName                                   carried
        placement.spreadLevel                                 unused   for control planes on Outposts
        efaEnabled                                            carried
        ebsOptimized                                          carried
        enableDetailedMonitoring                              carried
        capacityReservation.capacityReservationPreference     carried
        capacityReservation.capacityReservationTarget.capacityReservationID  carried
        capacityReservation.capacityReservationTarget.capacityReservationResourceGroupARN  carried
        instanceMarketOptions.marketType                      carried
        bottlerocket.enableAdminContainer                     carried
        bottlerocket.settings                                 carried
        """;

    private const string Managed = """
        instanceTypes                                         carried
        spot                                                  carried
        updateConfig.maxUnavailable                           carried
        updateConfig.maxUnavailablePercentage                 carried
        releaseVersion                                        carried
        iam.instanceProfileARN                                unused   refused for managed node groups
        securityGroups.withShared                             unused   for self-managed node groups
        securityGroups.withLocal                              unused   for self-managed node groups
        launchTemplate.id                                     carried
        launchTemplate.version                                carried
        nodeRepairConfig.enabled                              carried
        nodeRepairConfig.maxUnhealthyNodeThresholdPercentage  carried
        nodeRepairConfig.maxUnhealthyNodeThresholdCount       carried
        nodeRepairConfig.maxParallelNodesRepairedPercentage   carried
        nodeRepairConfig.maxParallelNodesRepairedCount        carried
        nodeRepairConfig.nodeRepairConfigOverrides[].nodeMonitoringCondition  carried
        nodeRepairConfig.nodeRepairConfigOverrides[].nodeUnhealthyReason      carried
        nodeRepairConfig.nodeRepairConfigOverrides[].minRepairWaitTimeMins    carried
        nodeRepairConfig.nodeRepairConfigOverrides[].repairAction             carried
        asgSuspendProcesses                                   unused   EKS makes the Auto Scaling group; a finding says how to do it by hand
        propagateASGTags                                      unused   EKS makes the Auto Scaling group; a finding says how to do without
        outpostARN                                            later    managed node groups cannot run on Outposts
        """;

    private const string SelfManaged = """
        iam.instanceProfileARN                                carried
        securityGroups.withShared                             carried
        securityGroups.withLocal                              carried
        updateConfig.maxUnavailable                           unused   eksctl does not use it either
        updateConfig.maxUnavailablePercentage                 unused   eksctl does not use it either
        instancesDistribution.instanceTypes                   carried
        instancesDistribution.maxPrice                        carried
        instancesDistribution.onDemandBaseCapacity            carried
        instancesDistribution.onDemandPercentageAboveBaseCapacity  carried
        instancesDistribution.spotInstancePools               carried
        instancesDistribution.spotAllocationStrategy          carried
        instancesDistribution.capacityRebalance               carried
        asgMetricsCollection[].granularity                    carried
        asgMetricsCollection[].metrics                        carried
        cpuCredits                                            carried
        classicLoadBalancerNames                              carried
        targetGroupARNs                                       carried
        clusterDNS                                            carried
        kubeletExtraConfig                                    carried
        containerRuntime                                      unused   containerd is the only one
        maxInstanceLifetime                                   carried
        localZones                                            carried
        enclaveEnabled                                        carried
        asgSuspendProcesses                                   carried
        propagateASGTags                                      carried
        outpostARN                                            carried
        """;

    public static ValueList<KnownKey> Read() =>
    [
        .. Lines(Cluster, "").SelectMany(Spread),
        .. Lines(AnyNodeGroup, "managedNodeGroups[]."), .. Lines(Managed, "managedNodeGroups[]."),
        .. Lines(AnyNodeGroup, "nodeGroups[]."), .. Lines(SelfManaged, "nodeGroups[]."),
    ];

    private static IEnumerable<KnownKey> Lines(string table, string prefix) => table.Split('\n').Select(line =>
    {
        var parts = line.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var state = parts[1] switch
        {
            "carried" => KeyState.Carried,
            "later" => KeyState.Later,
            "answered" => KeyState.Answered,
            _ => KeyState.Unused,
        };
        return new KnownKey(prefix + parts[0], state, parts.Length > 2 ? parts[2] : "");
    });

    private static IEnumerable<KnownKey> Spread(KnownKey key)
    {
        const string Marker = "@PodIdentity";
        return key.Path.EndsWith(Marker, StringComparison.Ordinal)
            ? PodIdentity.Split('|', '\n').Select(name => key with { Path = key.Path[..^Marker.Length] + name.Trim() })
            : [key];
    }
}
