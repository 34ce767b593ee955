using EksAccessConstructs.Pods.Metadata;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Pods;

/// <summary>Finds the annotations by which the pods of a cluster get AWS roles, with what it takes to write them.</summary>
/// <remarks>kube2iam and kiam read the annotations of pods and namespaces again at every change; IRSA reads that of a service account when a pod starts.
/// </remarks>
internal sealed class RoleAnnotationWrites(PodIdentityBindings bindings)
{
    private static readonly string[] Changes = ["patch", "update"];

    /// <summary>Roles whose trust lets service accounts in by their tokens.</summary>
    public ValueList<TrustByToken> Trusts { get; } = TrustByToken.Of(bindings.Policies).ToValueList();

    /// <summary>Every way to change what there is: namespaces and pods, where kube2iam or kiam runs, then service accounts, by the trusts of roles.</summary>
    public IEnumerable<RoleAnnotationWrite> All => bindings.Servers.All
        .SelectMany(server => Spaces.SelectMany(space => OfNamespace(server, space).Append(OfPods(server, space))))
        .Concat(OfAccounts());

    /// <summary>Every way to make new pods that ask kube2iam or kiam for a role.</summary>
    public IEnumerable<RoleAnnotationWrite> OfNewPods =>
        from server in bindings.Servers.All
        from space in Spaces
        select new RoleAnnotationWrite("annotate-new-pods", space, $"what makes pods in namespace {space}", RoleAnnotationWrite.MakePods(space),
            RolesOf(server, space), ThroughNewPods(server, space), "");

    /// <summary>What a new pod of a namespace may ask kube2iam or kiam for.</summary>
    public string RolesOf(InstalledServer server, string space)
    {
        var annotations = bindings.Namespaces.FirstOrDefault(known => known.Name == space)?.Annotations ?? [];
        return (server.Kube2Iam, server.Kiam) switch
        {
            ({ RestrictsNamespaces: false }, _) => EveryRole,
            ({ } settings, _) => annotations[settings.NamespaceKey] is { Length: > 0 } list ? $"<roles that fit {list}>" : "<none but the default role>",
            _ => annotations[RoleAnnotations.Permitted] is { Length: > 0 } text ? $"<roles that match {text}>" : "<none>",
        };
    }

    /// <summary>What gives a new pod its role.</summary>
    public static string ThroughNewPods(InstalledServer server, string space) =>
        $"any pod that is made in namespace {space} with an annotation for {Word(server)}";

    /// <summary>The service accounts that a trust lets in, among those that the files name.</summary>
    public IEnumerable<(string Namespace, string Name, TrustByToken Trust)> TrustedAccounts =>
        from account in KnownAccounts
        from trust in Trusts
        where trust.LetsIn(account.Namespace, account.Name)
        select (account.Namespace, account.Name, trust);

    private const string EveryRole = "<every role that the nodes may take on>";

    private IEnumerable<string> Spaces => bindings.Namespaces.Select(space => space.Name)
        .Concat(bindings.Workloads.Select(workload => workload.Namespace))
        .Distinct(StringComparer.Ordinal);

    private IEnumerable<(string Namespace, string Name)> KnownAccounts => bindings.ServiceAccounts.Select(account => (account.Namespace, account.Name))
        .Concat(bindings.Workloads.Select(workload => (workload.Namespace, workload.Template.ServiceAccount)))
        .Distinct();

    private static string Word(InstalledServer server) => server.Program.ToString().ToLowerInvariant();

    // Where namespaces are not asked, there is nothing to be gained by writing them.
    private static IEnumerable<RoleAnnotationWrite> OfNamespace(InstalledServer server, string space) => server.Kube2Iam is { RestrictsNamespaces: false }
        ? []
        : [new RoleAnnotationWrite("annotate-namespaces", space, $"namespace {space}", Requests("namespaces", space, space),
            server.Program is MetadataProgram.Kiam ? "<every role that kiam may take on>" : EveryRole,
            $"pods of namespace {space}, whose list of roles for {Word(server)} is in its annotations",
            $"a pod of namespace {space} that asks for the role runs their code")];

    private RoleAnnotationWrite OfPods(InstalledServer server, string space) => new(
        "annotate-pods", space, $"pods in namespace {space}", Requests("pods", space, ""), RolesOf(server, space),
        $"pods of namespace {space}, which {Word(server)} gives the role of their annotation while they run",
        $"a pod of namespace {space} runs their code");

    private IEnumerable<RoleAnnotationWrite> OfAccounts() =>
        from account in TrustedAccounts
        let id = $"{account.Namespace}/{account.Name}"
        select new RoleAnnotationWrite(
            "annotate-service-accounts", account.Namespace, $"service account {id}", Requests("serviceaccounts", account.Namespace, account.Name),
            account.Trust.Role, $"service account {id}, which the trust of the role lets in, by an annotation for IRSA",
            $"a pod that starts as service account {id} runs their code");

    private static ValueList<ResourceRequest> Requests(string resource, string space, string name) =>
        Changes.Select(verb => new ResourceRequest(verb, "", resource, Name: name, Namespace: space)).ToValueList();
}
