using EksAccessConstructs.Access;
using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Rbac;

/// <summary>RBAC objects as custom resources: roles before the bindings that give them, all after the access entry of the function, and away in
/// reverse.</summary>
/// <remarks>Source: <c>custom-resource-handlers/aws-eks-v2/kubectl-handler</c> of the CDK 2.277. <c>Overwrite</c> is false, so that an object that is there
/// already is never taken, and never deleted by a rollback.</remarks>
internal static class KubectlResources
{
    private const string Type = "Custom::AWSCDK-EKS-KubernetesResource";
    private const int LongestWord = 80;

    /// <summary>Defines the resources of the objects of an owner.</summary>
    /// <param name="at">The construct.</param>
    /// <param name="delivery">The function, and over how many stacks.</param>
    /// <param name="objects">The objects.</param>
    /// <param name="owner">Whose they are.</param>
    public static void Define(RbacManifests at, KubectlDelivery delivery, RbacObjects objects, ManifestOwner owner)
    {
        var stacks = Stacks(at, delivery.NestedStacks);
        var made = new Dictionary<string, Cdk.CfnResource>(StringComparer.Ordinal);
        foreach (var item in RbacFiles.InOrder(objects))
        {
            var resource = Resource(stacks(item), delivery.Applier, item, owner);
            made.Add(item.Id, resource);
            if (delivery.NestedStacks == 0 && item is RbacBinding binding && made.TryGetValue(RoleId(binding), out var role))
            {
                resource.AddResourceDependency(role);
            }
        }
    }

    // Bindings have stacks of their own after those of roles, since two stacks cannot wait for each other. CloudFormation takes no stack without resources,
    // so each is made for its first object; roles come first.
    private static Func<RbacObject, Construct> Stacks(RbacManifests at, int number)
    {
        var roles = new Dictionary<int, Cdk.NestedStack>();
        var bindings = new Dictionary<int, Cdk.NestedStack>();
        return item => number == 0 ? at : Of(item is RbacBinding, AccessStacks.Bucket(item.Id, number));

        Cdk.NestedStack Of(bool isBinding, int bucket)
        {
            var stacks = isBinding ? bindings : roles;
            if (!stacks.TryGetValue(bucket, out var stack))
            {
                stacks[bucket] = stack = new Cdk.NestedStack(at, $"{(isBinding ? "Bindings" : "Roles")}{bucket}");
                (isBinding ? roles.Values.ToList() : []).ForEach(before => stack.AddStackDependency(before));
            }

            return stack;
        }
    }

    private static Cdk.CfnResource Resource(Construct scope, KubectlApplier applier, RbacObject item, ManifestOwner owner)
    {
        var id = LogicalId(applier.Cluster, item);
        var custom = new Cdk.CustomResource(scope, id, new Cdk.CustomResourceProps
        {
            ServiceToken = applier.ServiceToken,
            ResourceType = Type,
            Properties = new Dictionary<string, object>
            {
                ["ClusterName"] = applier.Cluster.ClusterName,
                ["Manifest"] = $"[{KubeJson.Write(KubernetesFromRbac.Write(RbacFiles.Owned(item, owner)))}]",
            },
        });
        var resource = custom.Node.DefaultChild as Cdk.CfnResource ?? throw new InvalidOperationException(custom.Node.Path);
        resource.AddResourceDependency(applier.Entry);
        return resource.Named(id);
    }

    private static string RoleId(RbacBinding binding) => binding.RoleRef.Kind == "Role"
        ? $"Role {binding.NamespaceName}/{binding.RoleRef.Name}"
        : $"ClusterRole {binding.RoleRef.Name}";

    // By what the object is and not by its place, so that code can be moved about: another id is another object, made before the old one is deleted.
    private static string LogicalId(IEksCluster cluster, RbacObject item) =>
        cluster.LogicalId("rbac", Dashed(item.Kind), Short(item.NamespaceName ?? ""), Short(item.Name))
        + LogicalIds.Hash($"{cluster.DisplayName}\n{item.Id}");

    private static string Dashed(string kind) =>
        string.Concat(kind.Select(letter => char.IsAsciiLetterUpper(letter) ? $"-{char.ToLowerInvariant(letter)}" : $"{letter}"));

    private static string Short(string name) => name[..Math.Min(name.Length, LongestWord)];
}
