using EksAccessConstructs.Audit;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Tests.Audit;

public sealed class AuditTallyTests
{
    [Fact]
    public void Only_answered_requests_count()
    {
        var log = Log(AuditText.Event(stage: "RequestReceived"), AuditText.Event(stage: "Panic"), AuditText.Event(verb: "watch", stage: "ResponseStarted"));

        Assert.Equal((1, 2), (log.Events, log.Unanswered));
        Assert.Equal("watch", Assert.Single(log.Actors[0].Allowed).Request.Verb);
    }

    [Fact]
    public void What_was_refused_is_apart()
    {
        var log = Log(
            AuditText.Event(verb: "list", decision: "forbid", code: 403),
            AuditText.Event(verb: "create", decision: null, code: 403),
            AuditText.Event(verb: "get", decision: "allow", code: 403));

        Assert.Equal(["create", "list"], log.Actors[0].Denied.Select(use => use.Request.Verb));
        Assert.Equal(["get"], log.Actors[0].Allowed.Select(use => use.Request.Verb));
    }

    [Fact]
    public void Who_impersonates_needs_that_and_the_other_the_rest()
    {
        var log = Log(AuditText.Event(user: "helper", more: "\"impersonatedUser\":{\"username\":\"system:serviceaccount:shop:cart\",\"groups\":"
            + "[\"extra\",\"system:serviceaccounts\",\"system:serviceaccounts:shop\",\"system:authenticated\"],\"extra\":{\"scopes\":[\"a\",\"b\"]}},"));

        Assert.Equal(
            [
                "impersonate groups 'extra'",
                "impersonate userextras.authentication.k8s.io/scopes 'a'", "impersonate userextras.authentication.k8s.io/scopes 'b'",
                "impersonate serviceaccounts 'cart' in namespace shop",
            ],
            log.Actors.Single(actor => actor.Identity.User == "helper").Allowed.SelectMany(use => use.Requests).Select(request => $"{request}"));
        Assert.Equal(
            ["get pods in namespace shop"],
            log.Actors.Single(actor => actor.Identity.User != "helper").Allowed.SelectMany(use => use.Requests).Select(request => $"{request}"));
    }

    [Theory]
    [InlineData("create", "", 201, "create deployments.apps in namespace shop")]
    [InlineData("deletecollection", "", 200, "deletecollection deployments.apps in namespace shop")]
    [InlineData("get", "", 200, "get deployments.apps 'web' in namespace shop")]
    [InlineData("create", "scale", 201, "create deployments.apps/scale 'web' in namespace shop")]
    [InlineData("patch", "", 201, "create deployments.apps 'web' in namespace shop; patch deployments.apps 'web' in namespace shop")]
    public void Requests_are_those_that_the_authorizer_was_asked(string verb, string subresource, int code, string expected)
    {
        var log = Log(AuditText.Event(verb: verb, code: code, @object:
            $"'objectRef':{{'resource':'deployments','namespace':'shop','name':'web','apiGroup':'apps','apiVersion':'v1','subresource':'{subresource}'}}"));

        Assert.Equal(expected, string.Join("; ", log.Actors[0].Allowed.SelectMany(use => use.Requests)));
    }

    [Fact]
    public void Urls_are_kept_without_what_is_asked_of_them()
    {
        var log = Log(AuditText.Event(@object: "", uri: "/metrics?x=1"), AuditText.Event(@object: "", uri: "/metrics"));

        Assert.Equal((new UrlRequest("get", "/metrics"), 2), (Assert.Single(log.Actors[0].Allowed).Request, log.Actors[0].Allowed[0].Count));
    }

    [Fact]
    public void Names_and_urls_beyond_the_limit_are_not_kept()
    {
        var log = Log([.. Enumerable.Range(0, 1200).SelectMany(i => (string[])
        [
            AuditText.Event(@object: $"'objectRef':{{'resource':'pods','namespace':'shop','name':'p{i}'}}"), AuditText.Event(@object: "", uri: $"/x/{i}"),
        ])]);

        Assert.True(log.Actors[0].HasMoreUrls);
        var pods = log.Actors[0].Allowed.Single(use => use.Request is ResourceRequest);
        Assert.Equal((1000, true, false, 1200L), (pods.Names.Count, pods.HasMoreNames, pods.IsWithoutName, pods.Count));
        Assert.Equal(1000, log.Actors[0].Allowed.Count(use => use.Request is UrlRequest));
    }

    [Fact]
    public void Sessions_of_a_role_are_told_apart_and_known_by_its_ARN()
    {
        var log = Log(AuditText.Event(user: "dev:ann", extra: Extra("ann")), AuditText.Event(user: "dev:bob", extra: Extra("bob")));

        Assert.Equal(["dev:ann", "dev:bob"], log.Actors.Select(actor => actor.Identity.User));
        Assert.All(log.Actors, actor => Assert.Equal("arn:aws:iam::111122223333:role/dev", actor.Arn));
    }

    private static string Extra(string session) => $"{{'accessKeyId':['ASIA'],'arn':['arn:aws:sts::111122223333:assumed-role/dev/{session}'],"
        + $"'canonicalArn':['arn:aws:iam::111122223333:role/dev'],'sessionName':['{session}']}}";

    private static AuditLog Log(params string[] events)
    {
        var (log, findings) = AuditText.Read(string.Join('\n', events));
        Assert.Empty(findings);
        return log;
    }
}
