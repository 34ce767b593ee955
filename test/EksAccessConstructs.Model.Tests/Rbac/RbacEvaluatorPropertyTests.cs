using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Tests.Rbac;

/// <summary>What must hold in every cluster; each seed is one.</summary>
public sealed class RbacEvaluatorPropertyTests
{
    private const int Questions = 400;

    public static TheoryData<int> Seeds { get; } = [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_order_of_the_objects_changes_no_decision(int seed)
    {
        var world = new GeneratedWorld(seed);
        var one = RbacEvaluator.Create(world.Objects);
        var other = RbacEvaluator.Create(world.Shuffled());

        Assert.All(
            world.Questions(Questions), question => Assert.Equal(one.Decide(question.By, question.Request), other.Decide(question.By, question.Request)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Another_binding_takes_nothing_away(int seed)
    {
        var world = new GeneratedWorld(seed);
        var before = RbacEvaluator.Create(world.Objects);
        var after = RbacEvaluator.Create(new([.. world.Objects.All, world.AnotherBinding()]));

        Assert.All(
            world.Questions(Questions).Where(question => before.Decide(question.By, question.Request).IsAllowed),
            question => Assert.True(after.Decide(question.By, question.Request).IsAllowed, $"{question.By} {question.Request}"));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_rule_that_another_covers_adds_nothing(int seed)
    {
        var world = new GeneratedWorld(seed);
        var pairs = Enumerable.Range(0, 500).Select(_ => (Rule: world.Rule(), Covered: world.Rule())).Where(pair => pair.Rule.Covers(pair.Covered)).ToList();
        var questions = world.Questions(Questions);

        Assert.NotEmpty(pairs);
        Assert.All(pairs, pair => Assert.All(
            questions.Where(question => pair.Covered.Allows(question.Request)),
            question => Assert.True(
                pair.Rule.Allows(question.Request), $"{Coverage.Text(pair.Rule)} covers {Coverage.Text(pair.Covered)} but not {question.Request}")));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_rule_covers_itself_and_nothing_is_missing_to_who_holds_all(int seed)
    {
        var rules = new GeneratedWorld(seed).Objects.ClusterRoles.SelectMany(role => role.Rules).ToList();

        Assert.All(rules, rule => Assert.True(rule.Covers(rule)));
        Assert.Empty(Coverage.Missing(rules, rules.AsEnumerable().Reverse()));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_is_written_and_read_again_decides_alike(int seed)
    {
        var world = new GeneratedWorld(seed);
        var read = KubernetesManifests.Read(RbacWriter.Write(world.Objects.All), "world.yaml").OrThrow();
        var written = RbacEvaluator.Create(world.Objects);
        var again = RbacEvaluator.Create(read);

        Assert.All(
            world.Questions(Questions), question => Assert.Equal(written.Decide(question.By, question.Request), again.Decide(question.By, question.Request)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_index_decides_as_a_plain_walk_over_all_objects(int seed)
    {
        var world = new GeneratedWorld(seed);
        var evaluator = RbacEvaluator.Create(world.Objects);
        var walk = new PlainWalk(world.Objects);
        var answers = world
            .Questions(Questions)
            .Select(question =>
                (Question: question, Index: evaluator.Decide(question.By, question.Request).IsAllowed, Walk: walk.Allows(question.By, question.Request)))
            .ToList();

        Assert.All(answers, answer => Assert.Equal(answer.Walk, answer.Index));
        Assert.Equal(2, answers.DistinctBy(answer => answer.Index).Count());
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Who_can_names_a_subject_of_everybody_who_is_allowed_and_of_nobody_else(int seed)
    {
        var world = new GeneratedWorld(seed);
        var evaluator = RbacEvaluator.Create(world.Objects);

        Assert.All(world.Questions(Questions), question => Assert.Equal(
            evaluator.Decide(question.By, question.Request).IsAllowed,
            evaluator.WhoCan(question.Request).Subjects.Any(one => one.Subject.Name != Identity.MastersGroup && IsOneOf(question.By, one.Subject))));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Rights_are_what_decisions_come_from(int seed)
    {
        var world = new GeneratedWorld(seed);
        var evaluator = RbacEvaluator.Create(world.Objects);

        Assert.All(world.Questions(Questions), question => Assert.Equal(
            evaluator.Decide(question.By, question.Request).IsAllowed,
            evaluator.RightsIn(question.By, question.Request.Namespace).Grants
                .Any(grant => (grant.Namespace is null || question.Request is ResourceRequest) && grant.Rule.Allows(question.Request))));
    }

    private static bool IsOneOf(Identity identity, Subject subject) => subject.Kind switch
    {
        "User" => identity.User == subject.Name,
        "Group" => identity.Groups.Contains(subject.Name),
        _ => subject.Namespace is not null && identity.User == Identity.ServiceAccountUser(subject.Namespace, subject.Name),
    };
}
