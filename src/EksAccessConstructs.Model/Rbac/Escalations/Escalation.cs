namespace EksAccessConstructs.Rbac;

/// <summary>Finds the ways from an identity to all rights in the cluster: over other identities, nearest first, every step decided by the
/// authorizers.</summary>
/// <remarks>A step that needs more than the objects say (a running pod, a token Secret, the authentication mode) carries its condition. Requests whose
/// answer is unknown are in no path. What leads to less than all rights is found beside it, by the table of rights that matter.
/// An identity gives itself at most one role at a time, and then goes on from there.</remarks>
public sealed class Escalation
{
    private static readonly Technique[] All =
    [
        new BindRole(), new RewriteRole(), new Impersonate(), new WriteAwsAuth(), new CreateToken(), new CreatePods(), new WriteTokenSecret(),
        new ReadTokenSecrets(), new ExecIntoPods(), new ChangeWorkloads(), new ProxyToNodes(), new ApproveCertificates(), new ChangeOnAdmission(),
        new TakeNode(), new ActThroughController(),
    ];

    private readonly RbacEvaluator evaluator;
    private readonly EscalationGround ground;
    private readonly HashSet<string> wanted;

    /// <summary>Looks at the cluster of an evaluator.</summary>
    /// <param name="evaluator">The cluster.</param>
    /// <param name="wanted">Service accounts of which it matters who gets at them, whatever they may do: those with AWS roles.</param>
    public Escalation(RbacEvaluator evaluator, params IReadOnlyCollection<(string Namespace, string Name)> wanted)
        : this(evaluator, wanted, [])
    {
    }

    /// <summary>Looks at the cluster of an evaluator.</summary>
    /// <param name="evaluator">The cluster.</param>
    /// <param name="wanted">Service accounts of which it matters who gets at them, whatever they may do: those with AWS roles.</param>
    /// <param name="namespaces">Namespaces that no object names and where somebody may have rights, such as those of access policies.</param>
    public Escalation(RbacEvaluator evaluator, IReadOnlyCollection<(string Namespace, string Name)> wanted, IEnumerable<string> namespaces)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        this.evaluator = evaluator;
        this.wanted = wanted.Select(account => Identity.ServiceAccountUser(account.Namespace, account.Name)).ToHashSet(StringComparer.Ordinal);
        ground = new EscalationGround(evaluator, wanted, namespaces);
    }

    /// <summary>Every technique that is tried.</summary>
    public static ValueList<EscalationTechnique> Techniques => All.Select(technique => technique.Info).ToValueList();

    /// <summary>The ways of one identity.</summary>
    /// <param name="identity">The identity.</param>
    /// <param name="authorizers">All authorizers of the cluster for this identity, such as RBAC and its EKS access policies. Default: RBAC alone. Others on
    /// the way are decided by RBAC, since access policies are not theirs.</param>
    public EscalationPaths From(Identity identity, CallerAuthorizers? authorizers = null)
    {
        ArgumentNullException.ThrowIfNull(identity);
        var unknown = new OrderedDictionary<string, bool>(StringComparer.Ordinal);
        var search = new EscalationSearch(ground, All, become => new Actor(evaluator, become, Note) { IsWanted = wanted.Contains(become.User) });
        var paths = search.Run(new Actor(evaluator, identity, Note, authorizers));
        return new EscalationPaths(paths, unknown.Keys.ToValueList())
        {
            Reached = search.Reached.ToValueList(),
            Further = search.Further.ToValueList(),
            Perhaps = search.Perhaps.ToValueList(),
        };

        void Note(Decision.Unknown open)
        {
            foreach (var cause in open.Causes)
            {
                unknown[cause] = true;
            }
        }
    }
}
