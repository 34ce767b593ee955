using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.SQS;
using EksAccessConstructs.Access;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Eksctl.Rules;
using EksAccessConstructs.Eksctl.Steps;
using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Compute;

/// <summary>The AWS side of Karpenter: the policy of its controller, the role and access entry of its nodes, and the queue of interruptions.</summary>
/// <remarks>Names are those of eksctl, since node classes name the role or the instance profile. The chart is installed by hand: see <see cref="Steps"/>.
/// Source: eksctl 0.231, <c>pkg/cfn/builder/karpenter.go</c>.</remarks>
public sealed class Karpenter : Construct
{
    /// <summary>Defines it.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">What it is like.</param>
    /// <exception cref="ArgumentException">A name is longer than AWS takes, or the version is none.</exception>
    public Karpenter(Construct scope, string id, KarpenterProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        var cluster = props.Cluster;
        var release = new KarpenterRelease
        {
            Cluster = cluster.DisplayName,
            Region = Cdk.Stack.Of(this).Region is var region && Cdk.Token.IsUnresolved(region) ? null : region,
            Version = props.Version,
            InstanceProfile = props.InstanceProfileName ?? KarpenterNames.InstanceProfile(cluster.DisplayName),
            ChartMakesServiceAccount = props.ChartMakesServiceAccount,
            InterruptionQueue = props.InterruptionQueue,
            ControllerRole = props.AnnotatedRoleName,
            IsLetInByConfigMap = !cluster.AuthenticationMode.HasEntries(),
        };
        Findings(release).ThrowOrWarn(this, nameof(props));

        NodeRole = DefineNodeRole(props);
        InstanceProfile = new Iam.CfnInstanceProfile(this, "InstanceProfile", new Iam.CfnInstanceProfileProps
        {
            InstanceProfileName = release.InstanceProfile,
            Roles = [NodeRole.RoleName],
        }).Named(cluster.LogicalId("karpenter-instance-profile"));
        Queue = props.InterruptionQueue ? DefineQueue(cluster) : null;
        ControllerPolicy = DefineControllerPolicy(props);
        if (cluster.AuthenticationMode.HasEntries())
        {
            new AccessEntries(this, "Access", new AccessEntriesProps
            {
                Cluster = cluster,
                Plan = AccessPlan.Build([new AccessGrant { Principal = NodeRole.ToPrincipal(), Type = EntryType.Ec2Linux }]).OrThrow(),
            });
        }

        Steps = [.. KarpenterSteps.Of(release)];
    }

    /// <summary>The role of the nodes that Karpenter launches.</summary>
    public Iam.Role NodeRole { get; }

    /// <summary>The instance profile of the nodes that Karpenter launches.</summary>
    public Iam.CfnInstanceProfile InstanceProfile { get; }

    /// <summary>What the controller may do.</summary>
    public Iam.CfnManagedPolicy ControllerPolicy { get; }

    /// <summary>The queue of interruptions; null where there is none.</summary>
    public CfnQueue? Queue { get; }

    /// <summary>What is to be done by hand once the stack is deployed, in this order.</summary>
    public IReadOnlyList<ManualStep> Steps { get; }

    private static IEnumerable<Finding> Findings(KarpenterRelease release)
    {
        var version = KarpenterLimits.ProblemOfVersion(release.Version) is { } problem
            ? [EksctlRules.Installs.At(null, $"the version {problem}")]
            : Array.Empty<Finding>();
        return version.Concat(KarpenterLimits.Problems(release).Select(name => EksctlRules.KarpenterNames.At(null, name)));
    }

    private Iam.Role DefineNodeRole(KarpenterProps props)
    {
        var role = new NewRole
        {
            Name = KarpenterNames.NodeRole(props.Cluster.DisplayName),
            ManagedPolicyNames =
                [ManagedPolicyNames.WorkerNode, ManagedPolicyNames.Cni, ManagedPolicyNames.RegistryPullOnly, ManagedPolicyNames.SsmCore],
            PermissionsBoundaryArn = props.BoundaryArn,
        };
        return MadeRole.Define(new Construct(this, "Nodes"), role, NodeRoles.Ec2Service(this), props.Cluster.LogicalId(RoleIds.KarpenterNodes));
    }

    private Iam.CfnManagedPolicy DefineControllerPolicy(KarpenterProps props)
    {
        var policy = new Iam.CfnManagedPolicy(this, "ControllerPolicy", new Iam.CfnManagedPolicyProps
        {
            ManagedPolicyName = KarpenterNames.ControllerPolicy(props.Cluster.DisplayName),
            PolicyDocument = CdkDocument.Of(KarpenterPolicy.Of(props.PassesAnyRole ? "*" : NodeRole.RoleArn, Queue?.AttrArn)),
        }).Named(props.Cluster.LogicalId("karpenter-controller-policy"));
        props.ControllerRole.AddManagedPolicy(Iam.ManagedPolicy.FromManagedPolicyArn(this, "AttachedPolicy", policy.Ref));
        return policy;
    }

    private CfnQueue DefineQueue(IEksCluster cluster)
    {
        var queue = new CfnQueue(this, "Queue", new CfnQueueProps
        {
            QueueName = KarpenterNames.Queue(cluster.DisplayName),
            MessageRetentionPeriod = 300,
        }).Named(cluster.LogicalId("karpenter-queue"));
        new CfnQueuePolicy(this, "QueuePolicy", new CfnQueuePolicyProps
        {
            Queues = [queue.Ref],
            PolicyDocument = new Dictionary<string, object>
            {
                ["Version"] = "2012-10-17",
                ["Statement"] = new object[]
                {
                    new Dictionary<string, object>
                    {
                        ["Effect"] = "Allow",
                        ["Principal"] = new Dictionary<string, object> { ["Service"] = new object[] { "events.amazonaws.com", "sqs.amazonaws.com" } },
                        ["Action"] = "sqs:SendMessage",
                        ["Resource"] = queue.AttrArn,
                    },
                },
            },
        }).Named(cluster.LogicalId("karpenter-queue-policy"));
        foreach (var (name, source, type) in KarpenterNames.Events)
        {
            new CfnRule(this, $"Rule-{name}", new CfnRuleProps
            {
                EventPattern = new Dictionary<string, object> { ["source"] = new object[] { source }, ["detail-type"] = new object[] { type } },
                Targets = (object[])[new CfnRule.TargetProperty { Id = "KarpenterInterruptionQueueTarget", Arn = queue.AttrArn }],
            }).Named(cluster.LogicalId("karpenter-rule", name));
        }

        return queue;
    }
}
