using Amazon.JSII.Runtime.Deputy;
using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Rbac;

/// <summary>Keeps a stack deployable that has nothing but manifests. The CDK CLI skips a stack without resources, and with it the output that says how to
/// apply them; and it deletes one whose last resource is gone.</summary>
/// <param name="manifests">The manifests.</param>
internal sealed class StackOfManifests(RbacManifests manifests) : DeputyBase, Cdk.IAspect
{
    private const string Id = "RbacManifests";

    /// <summary>Gives the stack of manifests a resource that costs nothing and does nothing, where it has no other when all constructs are there.</summary>
    /// <param name="manifests">The manifests.</param>
    /// <param name="cluster">Their cluster; in its own stack there are resources.</param>
    public static void KeepDeployed(RbacManifests manifests, IEksCluster cluster)
    {
        var madeBeside = cluster is EksCluster && ManifestOwner.TopStack(cluster) == ManifestOwner.TopStack(manifests);
        if (!madeBeside)
        {
            Cdk.Aspects.Of(manifests).Add(new StackOfManifests(manifests));
        }
    }

    public void Visit(IConstruct node)
    {
        var stack = ManifestOwner.TopStack(manifests);
        if (ReferenceEquals(node, manifests) && !HasResource(stack))
        {
            new Cdk.CfnWaitConditionHandle(stack, Id);
        }
    }

    private static bool HasResource(IConstruct construct) => Cdk.CfnResource.IsCfnResource(construct)
        || construct.Node.Children.Where(child => !Cdk.Stage.IsStage(child)).Any(HasResource);
}
