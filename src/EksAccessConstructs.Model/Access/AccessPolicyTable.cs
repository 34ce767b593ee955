using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Access;

/// <summary>The access policies and the rules that AWS publishes for them, as of November 2026.</summary>
/// <remarks>
/// Kept by hand from the EKS User Guide, "Review access policy permissions" (revisions of December 2024 and November 2025), the guide of Amazon Application
/// Recovery Controller for its policy, and <c>aws eks list-access-policies</c>. A policy without a published table has no rules here: what it gives is unknown.
/// </remarks>
internal static class AccessPolicyTable
{
    private static readonly ValueList<string> Read = ["get", "list", "watch"];

    private static readonly ValueList<string> Write = ["create", "delete", "deletecollection", "patch", "update"];

    public static readonly AccessPolicyFacts[] All =
    [
        new(AccessPolicyName.Custom("AmazonEKSClusterAdminPolicy"), PolicyAttachable.ByCustomers, PolicyDocumentation.Table, "cluster", ClusterAdminRules),
        new(AccessPolicyName.Custom("AmazonEKSAdminPolicy"), PolicyAttachable.ByCustomers, PolicyDocumentation.Table, "namespace", AdminRules),
        new(AccessPolicyName.Custom("AmazonEKSAdminViewPolicy"), PolicyAttachable.ByCustomers, PolicyDocumentation.Table, "cluster", AdminViewRules),
        new(AccessPolicyName.Custom("AmazonEKSEditPolicy"), PolicyAttachable.ByCustomers, PolicyDocumentation.Table, "namespace", EditRules),
        new(AccessPolicyName.Custom("AmazonEKSViewPolicy"), PolicyAttachable.ByCustomers, PolicyDocumentation.Table, "namespace", ViewRules),
        new(AccessPolicyName.Custom("AmazonEKSSecretReaderPolicy"), PolicyAttachable.ByCustomers, PolicyDocumentation.Table, "namespace", SecretReaderRules),
        new(AccessPolicyName.Custom("AmazonEKSSecretAdminPolicy"), PolicyAttachable.ByCustomers, PolicyDocumentation.ThirdParty, "namespace", null),
        new(AccessPolicyName.Custom("AmazonARCRegionSwitchScalingPolicy"), PolicyAttachable.ByCustomers, PolicyDocumentation.Table, "namespace",
            ARCRegionSwitchScalingRules),
        new(AccessPolicyName.Custom("AmazonEKSHybridPolicy"), PolicyAttachable.ByServicesOnly, PolicyDocumentation.Table, "cluster", HybridRules),
        new(AccessPolicyName.Custom("AmazonEKSClusterInsightsPolicy"), PolicyAttachable.ByServicesOnly, PolicyDocumentation.Words, "cluster", null),
        new(AccessPolicyName.Custom("AmazonEKSEventPolicy"), PolicyAttachable.ByServicesOnly, PolicyDocumentation.NameOnly, "cluster", null),
        new(AccessPolicyName.Custom("AmazonEKSPodIdentityPolicy"), PolicyAttachable.ByServicesOnly, PolicyDocumentation.NameOnly, null, null),
        new(AccessPolicyName.Custom("AmazonEKSAutoNodePolicy"), PolicyAttachable.ByCustomers, PolicyDocumentation.Words, "cluster", null),
        new(AccessPolicyName.Custom("AmazonEKSBlockStoragePolicy"), PolicyAttachable.ByServicesOnly, PolicyDocumentation.Words, "cluster", null),
        new(AccessPolicyName.Custom("AmazonEKSComputePolicy"), PolicyAttachable.ByServicesOnly, PolicyDocumentation.Words, "cluster", null),
        new(AccessPolicyName.Custom("AmazonEKSLoadBalancingPolicy"), PolicyAttachable.ToAutoModeClusterRole, PolicyDocumentation.Words, "cluster", null),
        new(AccessPolicyName.Custom("AmazonEKSNetworkingPolicy"), PolicyAttachable.ToAutoModeClusterRole, PolicyDocumentation.Words, "cluster", null),
        new(AccessPolicyName.Custom("AmazonEKSLoadBalancingClusterPolicy"), PolicyAttachable.ToAutoModeClusterRole, PolicyDocumentation.Words, "cluster", null),
        new(AccessPolicyName.Custom("AmazonEKSNetworkingClusterPolicy"), PolicyAttachable.ToAutoModeClusterRole, PolicyDocumentation.Words, "cluster", null),
        new(AccessPolicyName.Custom("AmazonEKSBlockStorageClusterPolicy"), PolicyAttachable.ByServicesOnly, PolicyDocumentation.Words, "cluster", null),
        new(AccessPolicyName.Custom("AmazonEKSComputeClusterPolicy"), PolicyAttachable.ByServicesOnly, PolicyDocumentation.Words, "cluster", null),
        new(AccessPolicyName.Custom("AmazonEKSACKPolicy"), PolicyAttachable.ByCustomers, PolicyDocumentation.Words, "cluster", null),
        new(AccessPolicyName.Custom("AmazonEKSKROPolicy"), PolicyAttachable.ByCustomers, PolicyDocumentation.Words, "cluster", null),
        new(AccessPolicyName.Custom("AmazonEKSArgoCDClusterPolicy"), PolicyAttachable.ByCustomers, PolicyDocumentation.Words, "cluster", null),
        new(AccessPolicyName.Custom("AmazonEKSArgoCDPolicy"), PolicyAttachable.ByCustomers, PolicyDocumentation.Words, "namespace", null),
        new(AccessPolicyName.Custom("AmazonEMRJobPolicy"), PolicyAttachable.ByCustomers, PolicyDocumentation.NameOnly, "namespace", null),
        new(AccessPolicyName.Custom("AmazonAIOpsAssistantPolicy"), PolicyAttachable.ByCustomers, PolicyDocumentation.NameOnly, "cluster", null),
        new(AccessPolicyName.Custom("AIDevOpsAgentAccessPolicy"), PolicyAttachable.ByCustomers, PolicyDocumentation.NameOnly, "cluster", null),
        new(AccessPolicyName.Custom("AmazonSagemakerHyperpodClusterPolicy"), PolicyAttachable.ByCustomers, PolicyDocumentation.NameOnly, "cluster", null),
        new(AccessPolicyName.Custom("AmazonSagemakerHyperpodControllerPolicy"), PolicyAttachable.ByCustomers, PolicyDocumentation.NameOnly, "cluster", null),
        new(AccessPolicyName.Custom("AmazonSagemakerHyperpodSystemNamespacePolicy"), PolicyAttachable.ByCustomers, PolicyDocumentation.NameOnly,
            "namespace", null),
        new(AccessPolicyName.Custom("AmazonSagemakerHyperpodSpacePolicy"), PolicyAttachable.ByCustomers, PolicyDocumentation.Words, "namespace", null),
        new(AccessPolicyName.Custom("AmazonSagemakerHyperpodSpaceTemplatePolicy"), PolicyAttachable.ByCustomers, PolicyDocumentation.Words, "namespace", null),
        new(AccessPolicyName.Custom("AmazonSagemakerHyperpodUserClusterPolicy"), PolicyAttachable.ByCustomers, PolicyDocumentation.Words, "cluster", null),
        new(AccessPolicyName.Custom("AmazonSagemakerHyperpodTrainingPolicy"), PolicyAttachable.ByCustomers, PolicyDocumentation.Words, "namespace", null),
        new(AccessPolicyName.Custom("AmazonSagemakerHyperpodInferencePolicy"), PolicyAttachable.ByCustomers, PolicyDocumentation.Words, "namespace", null),
        new(AccessPolicyName.Custom("AWSBackupFullAccessPolicyForBackup"), PolicyAttachable.ByCustomers, PolicyDocumentation.NameOnly, "cluster", null),
        new(AccessPolicyName.Custom("AWSBackupFullAccessPolicyForRestore"), PolicyAttachable.ByCustomers, PolicyDocumentation.NameOnly, "cluster", null),
    ];

    private static ValueList<RbacRule> ClusterAdminRules =>
    [
        Rule(["*"], ["*"], ["*"]),
        new() { Verbs = ["*"], NonResourceUrls = ["*"] },
    ];

    private static ValueList<RbacRule> AdminRules =>
    [
        Rule(["apps"], ["daemonsets", "deployments", "deployments/rollback", "deployments/scale", "replicasets", "replicasets/scale", "statefulsets",
            "statefulsets/scale"], Write),
        Rule(["apps"], ["controllerrevisions", "daemonsets", "daemonsets/status", "deployments", "deployments/scale", "deployments/status", "replicasets",
            "replicasets/scale", "replicasets/status", "statefulsets", "statefulsets/scale", "statefulsets/status"], Read),
        Rule(["authorization.k8s.io"], ["localsubjectaccessreviews"], ["create"]),
        Rule(["autoscaling"], ["horizontalpodautoscalers"], Write),
        Rule(["autoscaling"], ["horizontalpodautoscalers", "horizontalpodautoscalers/status"], Read),
        Rule(["batch"], ["cronjobs", "jobs"], Write),
        Rule(["batch"], ["cronjobs", "cronjobs/status", "jobs", "jobs/status"], Read),
        Rule(["discovery.k8s.io"], ["endpointslices"], Read),
        Rule(["extensions"], ["daemonsets", "deployments", "deployments/rollback", "deployments/scale", "ingresses", "networkpolicies", "replicasets",
            "replicasets/scale", "replicationcontrollers/scale"], Write),
        Rule(["extensions"], ["daemonsets", "daemonsets/status", "deployments", "deployments/scale", "deployments/status", "ingresses", "ingresses/status",
            "networkpolicies", "replicasets", "replicasets/scale", "replicasets/status", "replicationcontrollers/scale"], Read),
        Rule(["networking.k8s.io"], ["ingresses", "ingresses/status", "networkpolicies"], Read),
        Rule(["networking.k8s.io"], ["ingresses", "networkpolicies"], Write),
        Rule(["policy"], ["poddisruptionbudgets"], Write),
        Rule(["policy"], ["poddisruptionbudgets", "poddisruptionbudgets/status"], Read),
        Rule(["rbac.authorization.k8s.io"], ["rolebindings", "roles"], ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"]),
        Rule([""], ["configmaps", "endpoints", "persistentvolumeclaims", "persistentvolumeclaims/status", "pods", "replicationcontrollers",
            "replicationcontrollers/scale", "serviceaccounts", "services", "services/status"], Read),
        Rule([""], ["pods/attach", "pods/exec", "pods/portforward", "pods/proxy", "secrets", "services/proxy"], Read),
        Rule([""], ["configmaps", "events", "persistentvolumeclaims", "replicationcontrollers", "replicationcontrollers/scale", "secrets", "serviceaccounts",
            "services", "services/proxy"], Write),
        Rule([""], ["pods", "pods/attach", "pods/exec", "pods/portforward", "pods/proxy"], Write),
        Rule([""], ["serviceaccounts"], ["impersonate"]),
        Rule([""], ["bindings", "events", "limitranges", "namespaces/status", "pods/log", "pods/status", "replicationcontrollers/status", "resourcequotas",
            "resourcequotas/status"], Read),
        Rule([""], ["namespaces"], Read),
    ];

    private static ValueList<RbacRule> AdminViewRules =>
    [
        Rule(["*"], ["*"], Read),
    ];

    private static ValueList<RbacRule> EditRules =>
    [
        Rule(["apps"], ["daemonsets", "deployments", "deployments/rollback", "deployments/scale", "replicasets", "replicasets/scale", "statefulsets",
            "statefulsets/scale"], Write),
        Rule(["apps"], ["controllerrevisions", "daemonsets", "daemonsets/status", "deployments", "deployments/scale", "deployments/status", "replicasets",
            "replicasets/scale", "replicasets/status", "statefulsets", "statefulsets/scale", "statefulsets/status"], Read),
        Rule(["autoscaling"], ["horizontalpodautoscalers", "horizontalpodautoscalers/status"], Read),
        Rule(["autoscaling"], ["horizontalpodautoscalers"], Write),
        Rule(["batch"], ["cronjobs", "jobs"], Write),
        Rule(["batch"], ["cronjobs", "cronjobs/status", "jobs", "jobs/status"], Read),
        Rule(["discovery.k8s.io"], ["endpointslices"], Read),
        Rule(["extensions"], ["daemonsets", "deployments", "deployments/rollback", "deployments/scale", "ingresses", "networkpolicies", "replicasets",
            "replicasets/scale", "replicationcontrollers/scale"], Write),
        Rule(["extensions"], ["daemonsets", "daemonsets/status", "deployments", "deployments/scale", "deployments/status", "ingresses", "ingresses/status",
            "networkpolicies", "replicasets", "replicasets/scale", "replicasets/status", "replicationcontrollers/scale"], Read),
        Rule(["networking.k8s.io"], ["ingresses", "networkpolicies"], Write),
        Rule(["networking.k8s.io"], ["ingresses", "ingresses/status", "networkpolicies"], Read),
        Rule(["policy"], ["poddisruptionbudgets"], Write),
        Rule(["policy"], ["poddisruptionbudgets", "poddisruptionbudgets/status"], Read),
        Rule([""], ["namespaces"], Read),
        Rule([""], ["pods/attach", "pods/exec", "pods/portforward", "pods/proxy", "secrets", "services/proxy"], Read),
        Rule([""], ["serviceaccounts"], ["impersonate"]),
        Rule([""], ["pods", "pods/attach", "pods/exec", "pods/portforward", "pods/proxy"], Write),
        Rule([""], ["configmaps", "events", "persistentvolumeclaims", "replicationcontrollers", "replicationcontrollers/scale", "secrets", "serviceaccounts",
            "services", "services/proxy"], Write),
        Rule([""], ["configmaps", "endpoints", "persistentvolumeclaims", "persistentvolumeclaims/status", "pods", "replicationcontrollers",
            "replicationcontrollers/scale", "serviceaccounts", "services", "services/status"], Read),
        Rule([""], ["bindings", "events", "limitranges", "namespaces/status", "pods/log", "pods/status", "replicationcontrollers/status", "resourcequotas",
            "resourcequotas/status"], Read),
    ];

    private static ValueList<RbacRule> ViewRules =>
    [
        Rule(["apps"], ["controllerrevisions", "daemonsets", "daemonsets/status", "deployments", "deployments/scale", "deployments/status", "replicasets",
            "replicasets/scale", "replicasets/status", "statefulsets", "statefulsets/scale", "statefulsets/status"], Read),
        Rule(["autoscaling"], ["horizontalpodautoscalers", "horizontalpodautoscalers/status"], Read),
        Rule(["batch"], ["cronjobs", "cronjobs/status", "jobs", "jobs/status"], Read),
        Rule(["discovery.k8s.io"], ["endpointslices"], Read),
        Rule(["extensions"], ["daemonsets", "daemonsets/status", "deployments", "deployments/scale", "deployments/status", "ingresses", "ingresses/status",
            "networkpolicies", "replicasets", "replicasets/scale", "replicasets/status", "replicationcontrollers/scale"], Read),
        Rule(["networking.k8s.io"], ["ingresses", "ingresses/status", "networkpolicies"], Read),
        Rule(["policy"], ["poddisruptionbudgets", "poddisruptionbudgets/status"], Read),
        Rule([""], ["configmaps", "endpoints", "persistentvolumeclaims", "persistentvolumeclaims/status", "pods", "replicationcontrollers",
            "replicationcontrollers/scale", "serviceaccounts", "services", "services/status"], Read),
        Rule([""], ["bindings", "events", "limitranges", "namespaces/status", "pods/log", "pods/status", "replicationcontrollers/status", "resourcequotas",
            "resourcequotas/status"], Read),
        Rule([""], ["namespaces"], Read),
    ];

    private static ValueList<RbacRule> SecretReaderRules =>
    [
        Rule([""], ["secrets"], Read),
    ];

    private static ValueList<RbacRule> ARCRegionSwitchScalingRules =>
    [
        Rule(["*"], ["*/scale"], ["get", "update"]),
        Rule(["*"], ["*/status"], ["get"]),
        Rule(["autoscaling"], ["horizontalpodautoscalers"], ["get", "patch"]),
    ];

    private static ValueList<RbacRule> HybridRules =>
    [
        Rule(["*"], ["nodes"], ["list"]),
    ];

    private static RbacRule Rule(ValueList<string> groups, ValueList<string> resources, ValueList<string> verbs) =>
        new() { ApiGroups = groups, Resources = resources, Verbs = verbs };
}
