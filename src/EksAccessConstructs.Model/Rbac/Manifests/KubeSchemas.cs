using static EksAccessConstructs.Rbac.KubeType;

namespace EksAccessConstructs.Rbac;

/// <summary>The fields of the kinds that are read, as Kubernetes 1.34 declares them.</summary>
/// <remarks>Source: k8s.io/api rbac/v1 and core/v1, apimachinery meta/v1, and the required fields of their OpenAPI documents.</remarks>
internal static class KubeSchemas
{
    private static readonly KubeType OwnerReference = Struct(
        new("apiVersion", GoString, Always: true, Required: true), new("kind", GoString, Always: true, Required: true),
        new("name", GoString, Always: true, Required: true),
        new("uid", GoString, Always: true, Required: true), new("controller", GoBool), new("blockOwnerDeletion", GoBool));

    private static readonly KubeType ManagedFields = Struct(
        new("manager", GoString), new("operation", GoString), new("apiVersion", GoString), new("time", GoTime), new("fieldsType", GoString),
        new("fieldsV1", Anything), new("subresource", GoString));

    public static readonly KubeType Metadata = Struct(
        new("name", GoString), new("generateName", GoString), new("namespace", GoString), new("selfLink", GoString), new("uid", GoString),
        new("resourceVersion", GoString),
        new("generation", GoInt), new("creationTimestamp", GoTime), new("deletionTimestamp", GoTime), new("deletionGracePeriodSeconds", GoInt),
        new("labels", TextMap), new("annotations", TextMap), new("ownerReferences", new ListType(OwnerReference)),
        new("finalizers", TextList), new("managedFields", new ListType(ManagedFields)));

    /// <summary>The metadata of a list, which the OpenAPI check of lists knows.</summary>
    public static readonly KubeType ListMetadata = Struct(
        new("selfLink", GoString), new("resourceVersion", GoString), new("continue", GoString), new("remainingItemCount", GoInt));

    private static readonly KubeType PolicyRule = Struct(
        new("verbs", TextList, Always: true, Required: true), new("apiGroups", TextList), new("resources", TextList),
        new("resourceNames", TextList), new("nonResourceURLs", TextList));

    private static readonly KubeType RoleRef = Struct(
        new("apiGroup", GoString, Always: true, Required: true), new("kind", GoString, Always: true, Required: true),
        new("name", GoString, Always: true, Required: true));

    private static readonly KubeType Subject = Struct(
        new("kind", GoString, Always: true, Required: true), new("apiGroup", GoString), new("name", GoString, Always: true, Required: true),
        new("namespace", GoString));

    private static readonly KubeType LabelRequirement = Struct(
        new("key", GoString, Always: true, Required: true), new("operator", GoString, Always: true, Required: true), new("values", TextList));

    private static readonly KubeType LabelSelector = Struct(new("matchLabels", TextMap), new("matchExpressions", new ListType(LabelRequirement)));

    private static readonly KubeType AggregationRule =
        new StructType([new KubeField("clusterRoleSelectors", new ListType(LabelSelector))]) { IsPointer = true };

    private static readonly KubeType ObjectReference = Struct(
        new("kind", GoString), new("namespace", GoString), new("name", GoString), new("uid", GoString), new("apiVersion", GoString),
        new("resourceVersion", GoString), new("fieldPath", GoString));

    private static readonly KubeType LocalObjectReference = Struct(new KubeField("name", GoString));

    private static readonly KubeType NamespaceCondition = Struct(
        new("type", GoString, Always: true, Required: true), new("status", GoString, Always: true, Required: true), new("lastTransitionTime", GoTime),
        new("reason", GoString), new("message", GoString));

    public static readonly StructType Role = Kind(new KubeField("rules", new ListType(PolicyRule), Always: true));

    public static readonly StructType ClusterRole = Kind(new("rules", new ListType(PolicyRule), Always: true), new("aggregationRule", AggregationRule));

    public static readonly StructType Binding = Kind(new("subjects", new ListType(Subject)), new("roleRef", RoleRef, Always: true, Required: true));

    public static readonly StructType ServiceAccount = Kind(
        new("secrets", new ListType(ObjectReference)), new("imagePullSecrets", new ListType(LocalObjectReference)),
        new("automountServiceAccountToken", GoBool));

    public static readonly StructType Namespace = Kind(
        new("spec", Struct(new KubeField("finalizers", TextList))),
        new("status", Struct(new("phase", GoString), new("conditions", new ListType(NamespaceCondition)))));

    public static readonly StructType ConfigMap = Kind(new("immutable", GoBool), new("data", TextMap), new("binaryData", new MapType(GoBytes)));

    private static StructType Kind(params ReadOnlySpan<KubeField> fields) =>
        new([new("kind", GoString), new("apiVersion", GoString), new("metadata", Metadata), .. fields]);

    private static StructType Struct(params ReadOnlySpan<KubeField> fields) => new([.. fields]);
}
