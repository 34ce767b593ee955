using EksAccessConstructs.Access;
using EksAccessConstructs.Authorization;
using EksAccessConstructs.Cli.Arguments;
using EksAccessConstructs.Cli.Printing;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Cli.Inputs;

/// <summary>A cluster, ready to be asked about somebody.</summary>
internal sealed class AskedCluster(ClusterSnapshot snapshot)
{
    /// <summary>What is known about the cluster.</summary>
    public ClusterSnapshot Snapshot => snapshot;

    /// <summary>Decides for IAM principals.</summary>
    public EksAuthorizer Authorizer { get; } = EksAuthorizer.Create(snapshot);

    /// <summary>Decides by RBAC alone.</summary>
    public RbacEvaluator Evaluator => Authorizer.Rbac;

    /// <summary>Reads the cluster that files are about.</summary>
    /// <exception cref="UnreadableException">A file or a part of it cannot be read.</exception>
    /// <exception cref="UsageException">The files are about several clusters and none is named.</exception>
    public static AskedCluster Read(IEnumerable<string> paths, ClusterRequest request, ToolHost host) => new(ClusterFiles.Read(paths, request, host));

    /// <summary>How somebody gets in who is given by ARN: a role, a user or a session.</summary>
    /// <exception cref="UsageException">The ARN is not that of a caller.</exception>
    public Authentication Authenticate(Who who) => Authorizer.Authenticate(Caller(who));

    /// <summary>Whether somebody may do something.</summary>
    public Decision Decide(Who who, AccessRequest request) => Decide(Authorizer, who, request);

    /// <summary>What has to be known of the ARN that somebody is given by, though it gets in; null for nothing.</summary>
    public string? NoteOnPath(Who who) => who.Principal is { } arn ? AnswerNotes.OfPath(arn, Authenticate(who)) : null;

    /// <summary>What nearly allows what somebody may not do.</summary>
    public ValueList<NearMiss> NearMisses(Who who, AccessRequest request)
    {
        if (who.Principal is not null)
        {
            return Authorizer.NearMisses(Caller(who), request);
        }

        return Decide(who, request).IsAllowed ? [] : Evaluator.NearMisses(who.ToIdentity(), request);
    }

    /// <summary>The assumptions that decide whether somebody may do something.</summary>
    public ValueList<string> Assumed(Who who, AccessRequest request) =>
        who.Principal is null ? Parameters : Assumed(authorizer => DecisionWords.Answer(Decide(authorizer, who, request)));

    /// <summary>The assumptions that decide an answer, in words, and that parameters have their defaults: what they decide nobody can tell.</summary>
    public ValueList<string> Assumed<T>(Func<EksAuthorizer, T> ask) => [.. Authorizer.Deciding(ask).Select(assumption => assumption.Reason), .. Parameters];

    /// <summary>The assumptions that decide how somebody gets in, in words.</summary>
    public ValueList<string> AssumedOf(Who who) =>
        who.Principal is null ? Parameters : Assumed(authorizer => new AskedCluster(authorizer.Snapshot).WaysIn(who));

    private ValueList<string> Parameters => snapshot.Assumed(AssumedFact.Parameters) is { } assumed ? [assumed.Reason] : [];

    /// <summary>The ways in of somebody, to tell whether two clusters let it in alike.</summary>
    public ValueList<string> WaysIn(Who who)
    {
        var login = Authenticate(who);
        return [login.Word, .. login.Possible.Select(way => $"{way.Identity} {string.Join(", ", way.Entry?.Policies ?? [])}"), .. login.Causes];
    }

    /// <summary>Everybody in Kubernetes whom somebody may be, and why that may not be all.</summary>
    public (ValueList<Actor> Actors, List<string> Notes) ActorsOf(Who who)
    {
        if (who.Principal is null)
        {
            return ([new Actor(who.ToIdentity(), null)], []);
        }

        var login = Authenticate(who);
        var actors = login.Possible.Select(way => new Actor(
            new Identity(way.Identity.Username.Text, way.Identity.Groups).WithImpliedGroups(),
            Authorizer.AuthorizersOf(way)));
        return (actors.ToValueList(), [.. login.Refusal is { } refusal ? [refusal] : Array.Empty<string>(), .. login.Causes]);
    }

    /// <summary>Why nothing is known of a Kubernetes user: no file names it, nor a group that was given with it; null where one does.</summary>
    public string? Stranger(Who who)
    {
        var identity = who.ToIdentity();
        var isNamed = who.Principal is not null || identity.IsMaster
            || Evaluator.BindingsOfUser(identity.User).Any() || IsEntryName(identity.User) || IsServiceAccount(identity)
            || who.Groups.Any(group => Evaluator.BindingsOfGroup(group).Any() || IsEntryGroup(group));
        return isNamed ? null : $"no file names {identity.ToString().Split(" in ")[0]}{GroupsOf(who)}, so that nothing is known of it; "
            + "is the name spelled as bindings spell it?";
    }

    private bool IsEntryName(string user) => snapshot.CountingEntries.Any(entry => entry.Username == user)
        || (snapshot.CountingAwsAuth?.StoredItems ?? []).Any(item => item.Username == user);

    private bool IsEntryGroup(string group) => snapshot.CountingEntries.Any(entry => entry.Groups.Contains(group))
        || (snapshot.CountingAwsAuth?.StoredItems ?? []).Any(item => item.Groups.Contains(group));

    private bool IsServiceAccount(Identity identity) => identity.AsServiceAccount() is var (space, name)
        && (snapshot.Rbac.ServiceAccounts.Any(account => account.Namespace == space && account.Name == name)
            || snapshot.Pods.Accounts.Any(binding => binding.Namespace == space && binding.ServiceAccount == name));

    private static string GroupsOf(Who who) => who.Groups.IsEmpty ? "" : $" or group {string.Join(", ", who.Groups.Select(group => $"'{group}'"))}";

    private static Decision Decide(EksAuthorizer authorizer, Who who, AccessRequest request) =>
        who.Principal is null ? authorizer.Authorize(who.ToIdentity(), request) : authorizer.Authorize(Caller(who), request);

    private static CallerIdentity Caller(Who who)
    {
        var arn = who.Principal ?? "";
        return CallerIdentity.Read(arn, sessionName: who.Session).Value ?? throw new UsageException($"'{arn}' is not the ARN of an IAM role, user or session");
    }
}

/// <summary>Somebody who acts: an identity, and all authorizers for it where they are more than RBAC.</summary>
internal sealed record Actor(Identity Identity, CallerAuthorizers? Authorizers);
