using Amazon.JSII.Runtime.Deputy;
using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Rbac;

/// <summary>Keeps a stack deployable that has nothing but manifests. The CDK CLI skips a stack without resources, and with it the output that says how to
/// apply them; it deletes one whose last resource is gone; and CloudFormation refuses a nested one.</summary>
/// <param name="manifests">The manifests.</param>
internal sealed class StackOfManifests(RbacManifests manifests) : DeputyBase, Cdk.IAspect
{
    private const string Id = "KeepsStack";

    /// <summary>Gives the stack of manifests a resource that costs nothing and does nothing, where it has no other when all constructs are there.</summary>
    /// <param name="manifests">The manifests.</param>
    /// <param name="cluster">Their cluster; in its own stack there are resources.</param>
    public static void KeepDeployed(RbacManifests manifests, IEksCluster cluster)
    {
        var madeBeside = cluster is EksCluster && Cdk.Stack.Of(cluster) == Cdk.Stack.Of(manifests);
        if (!madeBeside)
        {
            Cdk.Aspects.Of(manifests).Add(new StackOfManifests(manifests));
        }
    }

    public void Visit(IConstruct node)
    {
        if (ReferenceEquals(node, manifests) && !HasResource(Cdk.Stack.Of(manifests)))
        {
            new Cdk.CfnWaitConditionHandle(manifests, Id);
        }
    }

    // What stands in another stack or stage below is none of this stack's; of a nested stack its resource stands beside it.
    private static bool HasResource(IConstruct construct) => Cdk.CfnResource.IsCfnResource(construct)
        || construct.Node.Children.Where(child => !Cdk.Stage.IsStage(child) && !Cdk.Stack.IsStack(child)).Any(HasResource);
}
