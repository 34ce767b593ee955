namespace EksAccessConstructs.Rbac;

public sealed partial record ApiResource
{
    // The resources that Kubernetes 1.34 serves, from its discovery documents; subresources are those that matter for access.
    /// <summary><c>bindings</c>, in a namespace.</summary>
    public static ApiResource Bindings { get; } = new("", "bindings", namespaced: true);

    /// <summary><c>componentstatuses</c>, of the cluster.</summary>
    public static ApiResource ComponentStatuses { get; } = new("", "componentstatuses", namespaced: false);

    /// <summary><c>configmaps</c>, in a namespace.</summary>
    public static ApiResource ConfigMaps { get; } = new("", "configmaps", namespaced: true);

    /// <summary><c>endpoints</c>, in a namespace.</summary>
    public static ApiResource Endpoints { get; } = new("", "endpoints", namespaced: true);

    /// <summary><c>events</c>, in a namespace.</summary>
    public static ApiResource Events { get; } = new("", "events", namespaced: true);

    /// <summary><c>limitranges</c>, in a namespace.</summary>
    public static ApiResource LimitRanges { get; } = new("", "limitranges", namespaced: true);

    /// <summary><c>namespaces</c>, of the cluster.</summary>
    public static ApiResource Namespaces { get; } = new("", "namespaces", namespaced: false);

    /// <summary><c>nodes</c>, of the cluster.</summary>
    public static ApiResource Nodes { get; } = new("", "nodes", namespaced: false);

    /// <summary><c>persistentvolumeclaims</c>, in a namespace.</summary>
    public static ApiResource PersistentVolumeClaims { get; } = new("", "persistentvolumeclaims", namespaced: true);

    /// <summary><c>persistentvolumes</c>, of the cluster.</summary>
    public static ApiResource PersistentVolumes { get; } = new("", "persistentvolumes", namespaced: false);

    /// <summary><c>pods</c>, in a namespace.</summary>
    public static ApiResource Pods { get; } = new("", "pods", namespaced: true);

    /// <summary><c>podtemplates</c>, in a namespace.</summary>
    public static ApiResource PodTemplates { get; } = new("", "podtemplates", namespaced: true);

    /// <summary><c>replicationcontrollers</c>, in a namespace.</summary>
    public static ApiResource ReplicationControllers { get; } = new("", "replicationcontrollers", namespaced: true);

    /// <summary><c>resourcequotas</c>, in a namespace.</summary>
    public static ApiResource ResourceQuotas { get; } = new("", "resourcequotas", namespaced: true);

    /// <summary><c>secrets</c>, in a namespace.</summary>
    public static ApiResource Secrets { get; } = new("", "secrets", namespaced: true);

    /// <summary><c>serviceaccounts</c>, in a namespace.</summary>
    public static ApiResource ServiceAccounts { get; } = new("", "serviceaccounts", namespaced: true);

    /// <summary><c>services</c>, in a namespace.</summary>
    public static ApiResource Services { get; } = new("", "services", namespaced: true);

    /// <summary><c>mutatingwebhookconfigurations.admissionregistration.k8s.io</c>, of the cluster.</summary>
    public static ApiResource MutatingWebhookConfigurations { get; } = new("admissionregistration.k8s.io", "mutatingwebhookconfigurations", namespaced: false);

    /// <summary><c>validatingadmissionpolicies.admissionregistration.k8s.io</c>, of the cluster.</summary>
    public static ApiResource ValidatingAdmissionPolicies { get; } = new("admissionregistration.k8s.io", "validatingadmissionpolicies", namespaced: false);

    /// <summary><c>validatingadmissionpolicybindings.admissionregistration.k8s.io</c>, of the cluster.</summary>
    public static ApiResource ValidatingAdmissionPolicyBindings { get; } =
        new("admissionregistration.k8s.io", "validatingadmissionpolicybindings", namespaced: false);

    /// <summary><c>validatingwebhookconfigurations.admissionregistration.k8s.io</c>, of the cluster.</summary>
    public static ApiResource ValidatingWebhookConfigurations { get; } =
        new("admissionregistration.k8s.io", "validatingwebhookconfigurations", namespaced: false);

    /// <summary><c>customresourcedefinitions.apiextensions.k8s.io</c>, of the cluster.</summary>
    public static ApiResource CustomResourceDefinitions { get; } = new("apiextensions.k8s.io", "customresourcedefinitions", namespaced: false);

    /// <summary><c>apiservices.apiregistration.k8s.io</c>, of the cluster.</summary>
    public static ApiResource ApiServices { get; } = new("apiregistration.k8s.io", "apiservices", namespaced: false);

    /// <summary><c>controllerrevisions.apps</c>, in a namespace.</summary>
    public static ApiResource ControllerRevisions { get; } = new("apps", "controllerrevisions", namespaced: true);

    /// <summary><c>daemonsets.apps</c>, in a namespace.</summary>
    public static ApiResource DaemonSets { get; } = new("apps", "daemonsets", namespaced: true);

    /// <summary><c>deployments.apps</c>, in a namespace.</summary>
    public static ApiResource Deployments { get; } = new("apps", "deployments", namespaced: true);

    /// <summary><c>replicasets.apps</c>, in a namespace.</summary>
    public static ApiResource ReplicaSets { get; } = new("apps", "replicasets", namespaced: true);

    /// <summary><c>statefulsets.apps</c>, in a namespace.</summary>
    public static ApiResource StatefulSets { get; } = new("apps", "statefulsets", namespaced: true);

    /// <summary><c>selfsubjectreviews.authentication.k8s.io</c>, of the cluster.</summary>
    public static ApiResource SelfSubjectReviews { get; } = new("authentication.k8s.io", "selfsubjectreviews", namespaced: false);

    /// <summary><c>tokenreviews.authentication.k8s.io</c>, of the cluster.</summary>
    public static ApiResource TokenReviews { get; } = new("authentication.k8s.io", "tokenreviews", namespaced: false);

    /// <summary><c>localsubjectaccessreviews.authorization.k8s.io</c>, in a namespace.</summary>
    public static ApiResource LocalSubjectAccessReviews { get; } = new("authorization.k8s.io", "localsubjectaccessreviews", namespaced: true);

    /// <summary><c>selfsubjectaccessreviews.authorization.k8s.io</c>, of the cluster.</summary>
    public static ApiResource SelfSubjectAccessReviews { get; } = new("authorization.k8s.io", "selfsubjectaccessreviews", namespaced: false);

    /// <summary><c>selfsubjectrulesreviews.authorization.k8s.io</c>, of the cluster.</summary>
    public static ApiResource SelfSubjectRulesReviews { get; } = new("authorization.k8s.io", "selfsubjectrulesreviews", namespaced: false);

    /// <summary><c>subjectaccessreviews.authorization.k8s.io</c>, of the cluster.</summary>
    public static ApiResource SubjectAccessReviews { get; } = new("authorization.k8s.io", "subjectaccessreviews", namespaced: false);

    /// <summary><c>horizontalpodautoscalers.autoscaling</c>, in a namespace.</summary>
    public static ApiResource HorizontalPodAutoscalers { get; } = new("autoscaling", "horizontalpodautoscalers", namespaced: true);

    /// <summary><c>cronjobs.batch</c>, in a namespace.</summary>
    public static ApiResource CronJobs { get; } = new("batch", "cronjobs", namespaced: true);

    /// <summary><c>jobs.batch</c>, in a namespace.</summary>
    public static ApiResource Jobs { get; } = new("batch", "jobs", namespaced: true);

    /// <summary><c>certificatesigningrequests.certificates.k8s.io</c>, of the cluster.</summary>
    public static ApiResource CertificateSigningRequests { get; } = new("certificates.k8s.io", "certificatesigningrequests", namespaced: false);

    /// <summary><c>leases.coordination.k8s.io</c>, in a namespace.</summary>
    public static ApiResource Leases { get; } = new("coordination.k8s.io", "leases", namespaced: true);

    /// <summary><c>endpointslices.discovery.k8s.io</c>, in a namespace.</summary>
    public static ApiResource EndpointSlices { get; } = new("discovery.k8s.io", "endpointslices", namespaced: true);

    /// <summary><c>events.events.k8s.io</c>, in a namespace.</summary>
    public static ApiResource EventsV1 { get; } = new("events.k8s.io", "events", namespaced: true);

    /// <summary><c>flowschemas.flowcontrol.apiserver.k8s.io</c>, of the cluster.</summary>
    public static ApiResource FlowSchemas { get; } = new("flowcontrol.apiserver.k8s.io", "flowschemas", namespaced: false);

    /// <summary><c>prioritylevelconfigurations.flowcontrol.apiserver.k8s.io</c>, of the cluster.</summary>
    public static ApiResource PriorityLevelConfigurations { get; } = new("flowcontrol.apiserver.k8s.io", "prioritylevelconfigurations", namespaced: false);

    /// <summary><c>nodes.metrics.k8s.io</c>, of the cluster.</summary>
    public static ApiResource NodeMetrics { get; } = new("metrics.k8s.io", "nodes", namespaced: false);

    /// <summary><c>pods.metrics.k8s.io</c>, in a namespace.</summary>
    public static ApiResource PodMetrics { get; } = new("metrics.k8s.io", "pods", namespaced: true);

    /// <summary><c>ingressclasses.networking.k8s.io</c>, of the cluster.</summary>
    public static ApiResource IngressClasses { get; } = new("networking.k8s.io", "ingressclasses", namespaced: false);

    /// <summary><c>ingresses.networking.k8s.io</c>, in a namespace.</summary>
    public static ApiResource Ingresses { get; } = new("networking.k8s.io", "ingresses", namespaced: true);

    /// <summary><c>ipaddresses.networking.k8s.io</c>, of the cluster.</summary>
    public static ApiResource IpAddresses { get; } = new("networking.k8s.io", "ipaddresses", namespaced: false);

    /// <summary><c>networkpolicies.networking.k8s.io</c>, in a namespace.</summary>
    public static ApiResource NetworkPolicies { get; } = new("networking.k8s.io", "networkpolicies", namespaced: true);

    /// <summary><c>servicecidrs.networking.k8s.io</c>, of the cluster.</summary>
    public static ApiResource ServiceCidrs { get; } = new("networking.k8s.io", "servicecidrs", namespaced: false);

    /// <summary><c>runtimeclasses.node.k8s.io</c>, of the cluster.</summary>
    public static ApiResource RuntimeClasses { get; } = new("node.k8s.io", "runtimeclasses", namespaced: false);

    /// <summary><c>poddisruptionbudgets.policy</c>, in a namespace.</summary>
    public static ApiResource PodDisruptionBudgets { get; } = new("policy", "poddisruptionbudgets", namespaced: true);

    /// <summary><c>clusterrolebindings.rbac.authorization.k8s.io</c>, of the cluster.</summary>
    public static ApiResource ClusterRoleBindings { get; } = new("rbac.authorization.k8s.io", "clusterrolebindings", namespaced: false);

    /// <summary><c>clusterroles.rbac.authorization.k8s.io</c>, of the cluster.</summary>
    public static ApiResource ClusterRoles { get; } = new("rbac.authorization.k8s.io", "clusterroles", namespaced: false);

    /// <summary><c>rolebindings.rbac.authorization.k8s.io</c>, in a namespace.</summary>
    public static ApiResource RoleBindings { get; } = new("rbac.authorization.k8s.io", "rolebindings", namespaced: true);

    /// <summary><c>roles.rbac.authorization.k8s.io</c>, in a namespace.</summary>
    public static ApiResource Roles { get; } = new("rbac.authorization.k8s.io", "roles", namespaced: true);

    /// <summary><c>deviceclasses.resource.k8s.io</c>, of the cluster.</summary>
    public static ApiResource DeviceClasses { get; } = new("resource.k8s.io", "deviceclasses", namespaced: false);

    /// <summary><c>resourceclaims.resource.k8s.io</c>, in a namespace.</summary>
    public static ApiResource ResourceClaims { get; } = new("resource.k8s.io", "resourceclaims", namespaced: true);

    /// <summary><c>resourceclaimtemplates.resource.k8s.io</c>, in a namespace.</summary>
    public static ApiResource ResourceClaimTemplates { get; } = new("resource.k8s.io", "resourceclaimtemplates", namespaced: true);

    /// <summary><c>resourceslices.resource.k8s.io</c>, of the cluster.</summary>
    public static ApiResource ResourceSlices { get; } = new("resource.k8s.io", "resourceslices", namespaced: false);

    /// <summary><c>priorityclasses.scheduling.k8s.io</c>, of the cluster.</summary>
    public static ApiResource PriorityClasses { get; } = new("scheduling.k8s.io", "priorityclasses", namespaced: false);

    /// <summary><c>csidrivers.storage.k8s.io</c>, of the cluster.</summary>
    public static ApiResource CsiDrivers { get; } = new("storage.k8s.io", "csidrivers", namespaced: false);

    /// <summary><c>csinodes.storage.k8s.io</c>, of the cluster.</summary>
    public static ApiResource CsiNodes { get; } = new("storage.k8s.io", "csinodes", namespaced: false);

    /// <summary><c>csistoragecapacities.storage.k8s.io</c>, in a namespace.</summary>
    public static ApiResource CsiStorageCapacities { get; } = new("storage.k8s.io", "csistoragecapacities", namespaced: true);

    /// <summary><c>storageclasses.storage.k8s.io</c>, of the cluster.</summary>
    public static ApiResource StorageClasses { get; } = new("storage.k8s.io", "storageclasses", namespaced: false);

    /// <summary><c>volumeattachments.storage.k8s.io</c>, of the cluster.</summary>
    public static ApiResource VolumeAttachments { get; } = new("storage.k8s.io", "volumeattachments", namespaced: false);

    /// <summary><c>volumeattributesclasses.storage.k8s.io</c>, of the cluster.</summary>
    public static ApiResource VolumeAttributesClasses { get; } = new("storage.k8s.io", "volumeattributesclasses", namespaced: false);

    /// <summary>The subresource <c>log</c> of Pods.</summary>
    public static ApiResource PodLogs { get; } = Pods.Sub("log");

    /// <summary>The subresource <c>exec</c> of Pods.</summary>
    public static ApiResource PodExec { get; } = Pods.Sub("exec");

    /// <summary>The subresource <c>attach</c> of Pods.</summary>
    public static ApiResource PodAttach { get; } = Pods.Sub("attach");

    /// <summary>The subresource <c>portforward</c> of Pods.</summary>
    public static ApiResource PodPortForward { get; } = Pods.Sub("portforward");

    /// <summary>The subresource <c>proxy</c> of Pods.</summary>
    public static ApiResource PodProxy { get; } = Pods.Sub("proxy");

    /// <summary>The subresource <c>eviction</c> of Pods.</summary>
    public static ApiResource PodEviction { get; } = Pods.Sub("eviction");

    /// <summary>The subresource <c>ephemeralcontainers</c> of Pods.</summary>
    public static ApiResource PodEphemeralContainers { get; } = Pods.Sub("ephemeralcontainers");

    /// <summary>The subresource <c>proxy</c> of Nodes.</summary>
    public static ApiResource NodeProxy { get; } = Nodes.Sub("proxy");

    /// <summary>The subresource <c>token</c> of ServiceAccounts.</summary>
    public static ApiResource ServiceAccountTokens { get; } = ServiceAccounts.Sub("token");

    /// <summary>The subresource <c>scale</c> of Deployments.</summary>
    public static ApiResource DeploymentScale { get; } = Deployments.Sub("scale");

    /// <summary>The subresource <c>scale</c> of StatefulSets.</summary>
    public static ApiResource StatefulSetScale { get; } = StatefulSets.Sub("scale");

    /// <summary>Every built-in resource, by group, then by name; without subresources.</summary>
    public static ValueList<ApiResource> BuiltIn { get; } =
    [
        Bindings, ComponentStatuses, ConfigMaps, Endpoints, Events, LimitRanges, Namespaces, Nodes, PersistentVolumeClaims,
        PersistentVolumes, Pods, PodTemplates, ReplicationControllers, ResourceQuotas, Secrets, ServiceAccounts, Services,
        MutatingWebhookConfigurations, ValidatingAdmissionPolicies, ValidatingAdmissionPolicyBindings, ValidatingWebhookConfigurations,
        CustomResourceDefinitions, ApiServices, ControllerRevisions, DaemonSets, Deployments, ReplicaSets, StatefulSets, SelfSubjectReviews,
        TokenReviews, LocalSubjectAccessReviews, SelfSubjectAccessReviews, SelfSubjectRulesReviews, SubjectAccessReviews,
        HorizontalPodAutoscalers, CronJobs, Jobs, CertificateSigningRequests, Leases, EndpointSlices, EventsV1, FlowSchemas,
        PriorityLevelConfigurations, NodeMetrics, PodMetrics, IngressClasses, Ingresses, IpAddresses, NetworkPolicies, ServiceCidrs,
        RuntimeClasses, PodDisruptionBudgets, ClusterRoleBindings, ClusterRoles, RoleBindings, Roles, DeviceClasses, ResourceClaims,
        ResourceClaimTemplates, ResourceSlices, PriorityClasses, CsiDrivers, CsiNodes, CsiStorageCapacities, StorageClasses,
        VolumeAttachments, VolumeAttributesClasses,
    ];
}
