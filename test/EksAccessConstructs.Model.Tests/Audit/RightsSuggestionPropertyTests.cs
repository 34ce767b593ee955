using EksAccessConstructs.Audit;
using EksAccessConstructs.Authorization;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Snapshots;
using EksAccessConstructs.Tests.Rbac;

namespace EksAccessConstructs.Tests.Audit;

public sealed class RightsSuggestionPropertyTests
{
    /// <summary>With the suggested roles in place of the old bindings all that the log holds still passes, and nobody may do more.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void All_that_was_asked_for_passes_and_nothing_else_comes(int part)
    {
        var (passed, taken) = (0, 0);
        for (var seed = part * 50; seed < (part + 1) * 50; seed++)
        {
            var world = new GeneratedWorld(seed);
            var before = RbacEvaluator.Create(world.Objects);
            var asked = world.Questions(60).Where(question => question.By.User != Identity.AnonymousUser && AreAskedSo(question.Request)
                && before.Decide(question.By, question.Request).IsAllowed).ToList();
            var authorizer = EksAuthorizer.Create(new ClusterSnapshot { Rbac = world.Objects });
            var enough = RightsSuggestion.Of(authorizer, UsageComparison.Of(authorizer, Log(asked)));
            var after = RbacEvaluator.Create(new RbacObjects([.. world.Objects.All.Except(enough.Replaced), .. enough.Objects]));

            foreach (var (by, request) in asked)
            {
                Assert.True(after.Decide(by, request).IsAllowed, $"seed {seed}: {by} may not {request} any more");
                passed++;
            }

            foreach (var (by, request) in world.Questions(400))
            {
                var may = after.Decide(by, request).IsAllowed;
                Assert.True(!may || before.Decide(by, request).IsAllowed, $"seed {seed}: {by} may {request} now");
                taken += !may && before.Decide(by, request).IsAllowed ? 1 : 0;
            }
        }

        Assert.True(passed > 100, $"{passed}");
        Assert.True(taken > 100, $"{taken}");
    }

    // The API server asks create and deletecollection without a name.
    private static bool AreAskedSo(AccessRequest request) =>
        request is not ResourceRequest { Name.Length: > 0 } one || RequestVerbs.CarriesName(one.Verb, one.Subresource);

    private static AuditLog Log(IEnumerable<(Identity By, AccessRequest Request)> asked)
    {
        var tally = new AuditTally();
        foreach (var (by, request) in asked)
        {
            tally.Add(Event(by, request));
        }

        return tally.ToLog();
    }

    private static AuditEvent Event(Identity by, AccessRequest request)
    {
        var one = new AuditEvent { Stage = "ResponseComplete", Verb = request.Verb, Namespace = request.Namespace, Decision = "allow", Code = 200 };
        one.User.Name = by.User;
        one.User.Groups.AddRange(by.Groups);
        if (request is ResourceRequest resource)
        {
            one.HasObject = true;
            (one.Group, one.Resource, one.Subresource, one.Name) = (resource.Group, resource.Resource, resource.Subresource, resource.Name);
        }
        else
        {
            one.Path = ((UrlRequest)request).Path;
        }

        return one;
    }
}
