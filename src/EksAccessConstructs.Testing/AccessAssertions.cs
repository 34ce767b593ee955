using System.Runtime.CompilerServices;
using EksAccessConstructs.Access;
using EksAccessConstructs.Changes;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Rights;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Testing;

/// <summary>Assertions about who may do what in a cluster. Each throws an <see cref="AccessAssertionException"/> that names all that is against it, with the
/// chain
/// from the principal to the right, or what nearly gives a right that is missing; otherwise it returns what it was asked of, for the next one.</summary>
/// <remarks>
/// What is not known (a condition of a template, a stack that is not given, a policy that AWS has not published, an authentication mode that no file says)
/// fails
/// every assertion that it could decide, unless <see cref="UnknownPasses"/> says otherwise. Principals are called as <c>eks-access diff</c> calls them: by ARN,
/// <c>{LogicalId}</c> for a role of the template, <c>user:NAME</c>, <c>group:NAME</c>, <c>serviceaccount:NAMESPACE/NAME</c>; a star at the end stands for
/// any ending,
/// such as the hash behind a logical ID.
/// </remarks>
public sealed class AccessAssertions
{
    private readonly AccessTexts texts;
    private readonly AskedOptions options;
    private readonly Lazy<TestedClusters> clusters;

    private AccessAssertions(AccessTexts texts, AskedOptions options)
    {
        this.texts = texts;
        this.options = options;
        clusters = new(() => TestedClusters.Read(texts, options));
    }

    internal static AccessAssertions OfNothing { get; } = new(AccessTexts.None, new AskedOptions());

    /// <summary>The same with another template.</summary>
    /// <param name="template">The template, as <c>Template.FromStack(stack).ToJSON()</c> of the CDK returns it.</param>
    public AccessAssertions And(IDictionary<string, object> template)
    {
        ArgumentNullException.ThrowIfNull(template);
        return new(texts.With(template), options);
    }

    /// <summary>The same with another text, file or folder.</summary>
    /// <param name="textOrPath">See <see cref="Access.Of(string)"/>.</param>
    /// <exception cref="ArgumentException">There is no such file or folder.</exception>
    public AccessAssertions And(string textOrPath) => new(texts.With(textOrPath), options);

    /// <summary>One cluster of several.</summary>
    /// <param name="name">Its name, or the logical ID of one without a name.</param>
    public AccessAssertions InCluster(string name) => new(texts, options with { Cluster = name });

    /// <summary>With what the test knows and no file says.</summary>
    /// <param name="mode">The authentication mode; null where the files have the say.</param>
    /// <param name="creator">The identity that created the cluster, or <see cref="ClusterCreator.None"/> where it has no access; null where the files have the
    /// say.</param>
    public AccessAssertions Knowing(ClusterAuthenticationMode? mode = null, ClusterCreator? creator = null) =>
        new(texts, options with { Mode = mode ?? options.Mode, Creator = creator ?? options.Creator });

    /// <summary>Whose choice fills what a ClusterConfig leaves open. Without it: this project's, as the app builds it.</summary>
    /// <param name="defaults">Whose.</param>
    public AccessAssertions WithDefaults(DefaultsFlavour defaults) => new(texts, options with { Defaults = defaults });

    /// <summary>What is not known fails no assertion from here on: neither that somebody may nor that it may not.</summary>
    public AccessAssertions UnknownPasses() => new(texts, options with { UnknownPasses = true });

    /// <summary>With gains that the assertions ending in <c>Since</c> let pass, as <c>eks-access diff</c> does: the list <c>allow</c> of
    /// <c>.eks-access.yaml</c>.</summary>
    /// <param name="textOrPath">The text, or the file, looked up from the source file of the test.</param>
    /// <param name="today">The day on which allowances count or have expired; null for that of the run.</param>
    /// <param name="testFile">The source file of the test; the compiler fills it in.</param>
    /// <exception cref="ArgumentException">There is no such file.</exception>
    /// <exception cref="AccessAssertionException">An item is not complete, so that it allows nothing.</exception>
    public AccessAssertions Allowing(string textOrPath, DateOnly? today = null, [CallerFilePath] string testFile = "") => new(texts, options with
    {
        Allowed = AllowedGains.Read(textOrPath, testFile),
        Today = today ?? options.Today,
    });

    /// <summary>Somebody may do something.</summary>
    /// <param name="who">Who. Of several that a star takes in, all.</param>
    /// <param name="verb">The verb, such as <c>get</c>.</param>
    /// <param name="resource">The resource, as kubectl takes it: <c>pods</c>, <c>pods/log</c>, <c>deployments.apps</c>; or a URL path that begins with a
    /// slash.</param>
    /// <param name="namespace">The namespace; null for all namespaces at once.</param>
    /// <param name="name">The name of the object; null for whichever.</param>
    /// <exception cref="AccessAssertionException">It may not, or it is not known.</exception>
    /// <exception cref="ArgumentException">Kubernetes never asks for such a verb or resource.</exception>
    public AccessAssertions Can(string who, string verb, string resource, string? @namespace = null, string? name = null)
    {
        var asked = new RequestAssertions(who, RequestAssertions.Asked(verb, resource, @namespace, name), options.UnknownPasses);
        return Hold(Said(nameof(Can), who, verb, resource, @namespace, name), asked.Can);
    }

    /// <summary>Somebody may not do something.</summary>
    /// <param name="who">Who. Of several that a star takes in, none.</param>
    /// <param name="verb">The verb, such as <c>get</c>.</param>
    /// <param name="resource">The resource, as kubectl takes it: <c>pods</c>, <c>pods/log</c>, <c>deployments.apps</c>; or a URL path that begins with a
    /// slash.</param>
    /// <param name="namespace">The namespace; null for nowhere, neither in the whole cluster nor in a namespace.</param>
    /// <param name="name">The name of the object; null for a request that names none.</param>
    /// <exception cref="AccessAssertionException">It may, or it is not known.</exception>
    /// <exception cref="ArgumentException">Kubernetes never asks for such a verb or resource.</exception>
    public AccessAssertions Cannot(string who, string verb, string resource, string? @namespace = null, string? name = null)
    {
        var asked = new RequestAssertions(who, RequestAssertions.Asked(verb, resource, @namespace, name), options.UnknownPasses);
        return Hold(
            Said(nameof(Cannot), who, verb, resource, @namespace, name),
            cluster => asked.Cannot(
                cluster, @namespace is null ? cluster.Namespaces.Select(place => RequestAssertions.Asked(verb, resource, place, name)) : []));
    }

    /// <summary>Somebody holds no more than a level: every single right is held against it, so that a role of one's own cannot hide more than it
    /// says.</summary>
    /// <param name="who">Who. Of several that a star takes in, all.</param>
    /// <param name="level">View, edit or admin, as the ClusterRoles and access policies of these names give; none; or cluster-admin, which everything is
    /// within.</param>
    /// <param name="namespace">The namespace; null for everywhere.</param>
    /// <exception cref="AccessAssertionException">It holds more, or it is not known.</exception>
    /// <exception cref="ArgumentException">The level is <see cref="AccessLevel.Custom"/>, which is no measure.</exception>
    public AccessAssertions AtMost(string who, AccessLevel level, string? @namespace = null) =>
        Hold(Said(nameof(AtMost), who, level.Word(), @namespace), new LevelAssertion(who, level, @namespace, options.UnknownPasses).Check);

    /// <summary>These, and nobody else, may do everything in the whole cluster.</summary>
    /// <param name="admins">Who. None: nobody at all.</param>
    /// <exception cref="AccessAssertionException">Somebody else may, one of these may not, or it is not known.</exception>
    public AccessAssertions OnlyAdmins(params IEnumerable<string> admins) =>
        Hold(Said(nameof(OnlyAdmins), [.. admins]), new AdministratorAssertions(options.UnknownPasses, [.. admins]).Only);

    /// <summary>Nobody but administrators has a way to all rights, such as by binding a role, impersonating, or creating pods beside a mighty service
    /// account.</summary>
    /// <param name="except">Those of whom it is known and meant.</param>
    /// <exception cref="AccessAssertionException">Somebody has.</exception>
    public AccessAssertions NobodyCanBecomeAdmin(params IEnumerable<string> except) =>
        Hold(Said(nameof(NobodyCanBecomeAdmin), [.. except]), new AdministratorAssertions(options.UnknownPasses, [.. except]).NobodyElse);

    /// <summary>Somebody who lasts, a role, is administrator, so that nobody is locked out of the cluster.</summary>
    /// <exception cref="AccessAssertionException">Nobody is, or it is not known.</exception>
    public AccessAssertions HasAdministrator() => Hold(Said(nameof(HasAdministrator)), new AdministratorAssertions(options.UnknownPasses, []).Remains);

    /// <summary>The pods of a service account get an AWS role, and no other.</summary>
    /// <param name="serviceAccount">The service account, <c>NAMESPACE/NAME</c>.</param>
    /// <param name="role">The role: its ARN or <c>{LogicalId}</c>; a star at the end stands for any ending.</param>
    /// <exception cref="AccessAssertionException">They do not, or it is not known.</exception>
    public AccessAssertions PodsGet(string serviceAccount, string role) =>
        Hold(Said(nameof(PodsGet), serviceAccount, role), new PodAssertions(options.UnknownPasses).Get(serviceAccount, role));

    /// <summary>The pods of these service accounts, and of no others, get an AWS role.</summary>
    /// <param name="role">The role: its ARN or <c>{LogicalId}</c>; a star at the end stands for any ending.</param>
    /// <param name="serviceAccounts">The service accounts, each <c>NAMESPACE/NAME</c>. None: nobody gets it.</param>
    /// <exception cref="AccessAssertionException">Others do, one of these does not, or it is not known.</exception>
    public AccessAssertions OnlyPodsGet(string role, params IEnumerable<string> serviceAccounts) => Hold(
        Said(nameof(OnlyPodsGet), [role, .. serviceAccounts]), new PodAssertions(options.UnknownPasses).Only(role, [.. serviceAccounts]));

    /// <summary>Nothing is found by the readers and by the linter that is as severe, but for what suppressions accept: comments in the files, and
    /// <c>.eks-access.yaml</c> in the folders that were given.</summary>
    /// <param name="from">The severity from which on findings count.</param>
    /// <exception cref="AccessAssertionException">Something is found.</exception>
    public AccessAssertions NoFindings(Severity from = Severity.Warning)
    {
        Throw(Said(nameof(NoFindings), from.ToString().ToLowerInvariant()), FindingAssertion.Check(texts, clusters.Value, from));
        return this;
    }

    /// <summary>Nobody has gained rights, and no pods have gained an AWS role, since a state that was accepted.</summary>
    /// <param name="golden">The accepted state: a file, or a folder for several, looked up from the source file of the test; or its text. A run with the
    /// variable
    /// <c>EKS_ACCESS_ACCEPT=1</c> writes it down, but never where <c>CI=true</c>.</param>
    /// <param name="testFile">The source file of the test; the compiler fills it in.</param>
    /// <exception cref="AccessAssertionException">Somebody has, perhaps or for certain; or nothing is accepted yet.</exception>
    public AccessAssertions NothingWidenedSince(string golden, [CallerFilePath] string testFile = "") =>
        Since(nameof(NothingWidenedSince), golden, [DiffGate.Widened], testFile);

    /// <summary>It is sure that an administrator remains by the change since a state that was accepted.</summary>
    /// <param name="golden">The accepted state; see <see cref="NothingWidenedSince"/>.</param>
    /// <param name="testFile">The source file of the test; the compiler fills it in.</param>
    /// <exception cref="AccessAssertionException">It is not; or nothing is accepted yet.</exception>
    public AccessAssertions NobodyLockedOutSince(string golden, [CallerFilePath] string testFile = "") =>
        Since(nameof(NobodyLockedOutSince), golden, [DiffGate.Lockout], testFile);

    /// <summary>The change since a state that was accepted passes gates, as with <c>eks-access diff --fail-on</c>.</summary>
    /// <param name="golden">The accepted state; see <see cref="NothingWidenedSince"/>.</param>
    /// <param name="gates">The gates.</param>
    /// <param name="testFile">The source file of the test; the compiler fills it in.</param>
    /// <exception cref="AccessAssertionException">A gate stops it; or nothing is accepted yet.</exception>
    public AccessAssertions PassesSince(string golden, IEnumerable<DiffGate> gates, [CallerFilePath] string testFile = "") =>
        Since(nameof(PassesSince), golden, [.. gates], testFile);

    private AccessAssertions Since(string assertion, string golden, ValueList<DiffGate> gates, string testFile)
    {
        if (GoldenState.Read(golden, texts, testFile) is { } accepted)
        {
            var shown = golden.Contains('\n', StringComparison.Ordinal) ? "the text given" : golden;
            Throw(Said(assertion, shown), ChangeAssertion.Check(TestedClusters.Read(accepted, options), clusters.Value, gates, options));
        }

        return this;
    }

    // What passes only by an assumption is not known to pass.
    private AccessAssertions Hold(string assertion, Func<TestedCluster, IEnumerable<AccessFailure>> check)
    {
        var cluster = clusters.Value.One;
        var failures = check(cluster).ToValueList();
        Throw(assertion, failures);
        Throw(assertion, options.UnknownPasses ? [] : cluster.Alternatives
            .Select(other => (other.Assumption, Failures: check(other.Cluster).ToList()))
            .Where(other => other.Failures.Count > 0)
            .SelectMany(other => other.Failures.Select(failure => failure with
            {
                Problem = $"it is only assumed that it holds ({other.Assumption}); otherwise {failure.Problem}",
            }))
            .ToValueList());
        return this;
    }

    private static void Throw(string assertion, ValueList<AccessFailure> failures)
    {
        if (!failures.IsEmpty)
        {
            throw new AccessAssertionException(assertion, failures);
        }
    }

    private static string Said(string assertion, params ReadOnlySpan<string?> words) =>
        $"{assertion}({string.Join(", ", words.ToArray().Where(word => word is not null))})";
}
