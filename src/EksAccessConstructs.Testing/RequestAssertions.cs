using EksAccessConstructs.Rbac;
using EksAccessConstructs.Rights;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Testing;

/// <summary>Whether somebody may do something, or may not.</summary>
/// <param name="who">Who.</param>
/// <param name="asked">What.</param>
/// <param name="unknownPasses">Whether what is not known fails nothing.</param>
internal sealed class RequestAssertions(string who, AskedRequest asked, bool unknownPasses)
{
    /// <summary>The request that words mean.</summary>
    /// <exception cref="ArgumentException">Kubernetes never asks for such a verb or resource.</exception>
    public static AskedRequest Asked(string verb, string resource, string? @namespace, string? name)
    {
        ArgumentException.ThrowIfNullOrEmpty(verb);
        ArgumentException.ThrowIfNullOrEmpty(resource);
        var asked = resource.StartsWith('/')
            ? AskedRequest.OfUrl(verb, resource)
            : AskedRequest.Of(verb, resource, name ?? "", @namespace, everywhere: @namespace is null);
        return asked.IsAsked ? asked : throw new ArgumentException($"nobody would be asked for '{verb} {resource}': {asked.Remark}");
    }

    /// <summary>What is against it that everybody who is meant may do it.</summary>
    public IEnumerable<AccessFailure> Can(TestedCluster cluster) => Each(cluster, caller => [Lacking(cluster, caller)]);


    /// <summary>What is against it that nobody who is meant may do it, here or in further places.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="further">The same request in further places, which are looked at where it is not allowed everywhere.</param>
    public IEnumerable<AccessFailure> Cannot(TestedCluster cluster, IEnumerable<AskedRequest> further)
    {
        var places = further.Select(one => one.Request).Where(request => request != asked.Request).Distinct().ToList();
        return Each(cluster, caller => Against(cluster, caller, asked.Request) is { } everywhere
            ? [everywhere]
            : places.Select(place => Against(cluster, caller, place)));
    }

    private AccessFailure? Lacking(TestedCluster cluster, TestedCaller caller) => caller.Decide(cluster.Authorizer, asked.Request) switch
    {
        Decision.Allowed => null,
        Decision.Unknown unknown => Open($"'{caller.Name}' may {asked.Request}", unknown),
        var decision => new AccessFailure($"'{caller.Name}' may not {asked.Request}") { Details = Missing(cluster, caller, decision) },
    };

    private AccessFailure? Against(TestedCluster cluster, TestedCaller caller, AccessRequest request) => caller.Decide(cluster.Authorizer, request) switch
    {
        Decision.Allowed allowed => new AccessFailure($"'{caller.Name}' may {request}") { Details = [AccessFailure.Chain(PathStep.Of(allowed.By))] },
        Decision.Unknown unknown => Open($"'{caller.Name}' may {request}", unknown),
        _ => null,
    };

    private AccessFailure? Open(string question, Decision.Unknown unknown) => unknownPasses ? null : AccessFailure.Unknown(question, unknown.Causes);

    private IEnumerable<AccessFailure> Each(TestedCluster cluster, Func<TestedCaller, IEnumerable<AccessFailure?>> check)
    {
        var callers = cluster.Callers(who);
        return callers.IsEmpty ? [Nobody(cluster)] : callers.SelectMany(check).OfType<AccessFailure>();
    }

    private AccessFailure Nobody(TestedCluster cluster)
    {
        var names = cluster.Authorizer.Named.Select(cluster.Names.Of).Distinct(StringComparer.Ordinal).ToList();
        return new($"nobody who gets in is called '{who}'{Suggestion.DidYouMean(who, names)}")
        {
            Details = [$"those who get in: {string.Join(", ", names.DefaultIfEmpty("nobody"))}"],
        };
    }

    private ValueList<string> Missing(TestedCluster cluster, TestedCaller caller, Decision decision) =>
    [
        .. decision is Decision.Denied denied ? denied.Broken.Select(broken => broken.Message) : [],
        .. caller.NearMisses(cluster.Authorizer, asked.Request).Select(near => $"nearly {near}").DefaultIfEmpty("nothing gives it, not even nearly"),
    ];
}
