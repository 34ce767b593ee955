namespace EksAccessConstructs.Tests.Templates;

public sealed class TemplateResolverTests
{
    private const string Frame = """
        Parameters:
          Stage: {Type: String}
          Team: {Type: String, Default: web}
          Names: {Type: CommaDelimitedList, Default: "a, b"}
          Image: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /path}
        Mappings:
          Sizes: {web: {Count: 3}}
        Conditions:
          IsProd: !Equals [!Ref Stage, prod]
          IsTest: !Not [!Condition IsProd]
          IsWeb: !Equals [!Ref Team, web]
          IsNotWeb: {'Fn::Not': [{Condition: IsWeb}]}
          IsEither: !Or [!Condition IsNotWeb, !Condition IsWeb]
          IsBoth: !And [!Condition IsNotWeb, !Condition IsWeb]
          Endless: !Or [!Condition Endless, !Condition IsNotWeb]
        Resources:
          Role: {Type: 'AWS::IAM::Role', Properties: {}}
          Cluster: {Type: 'AWS::EKS::Cluster', Properties: {Name: shop}}
          Json: {Type: 'Custom::AWSCDKCfnJson', Properties: {Value: !Sub '{"${Team}:sub": "x"}'}}
          Loop: {Type: 'Custom::AWSCDKCfnJson', Properties: {Value: !GetAtt Loop.Value}}
          Test:
            Type: AWS::Test::Test
            Properties:
              Value:
        """;

    [Theory]
    [InlineData("plain ${Text}", "plain ${Text}")]
    [InlineData("!Ref Team", "web")]
    [InlineData("{Ref: Team}", "web")]
    [InlineData("!Ref Stage", "${Stage}")]
    [InlineData("!Ref Names", "[a, b]")]
    [InlineData("{'Fn::Length': !Ref Names}", "2")]
    [InlineData("{'Fn::ToJsonString': {Team: !Ref Team, Count: 3, Text: 'a\"b', Is: true}}", "{\"Team\":\"web\",\"Count\":3,\"Text\":\"a\\\"b\",\"Is\":true}")]
    [InlineData("!Cidr [10.1.0.0/16, 3, 8]", "[10.1.0.0/24, 10.1.1.0/24, 10.1.2.0/24]")]
    [InlineData("!Select [1, !Cidr ['10.1.2.3/16', 2, 5]]", "10.1.0.32/27")]
    [InlineData("!Cidr ['2001:db8::/56', 2, 64]", "[2001:db8::/64, 2001:db8:0:1::/64]")]
    [InlineData("!Cidr [10.1.0.0/24, 2, 8]", "${Cidr(10.1.0.0/24,2,8)}")]
    [InlineData("!Cidr [10.1.0.0/24, 257, 0]", "${Cidr(10.1.0.0/24,257,0)}")]
    [InlineData("!Cidr [!Ref Stage, 2, 8]", "${Cidr(Stage,2,8)}")]
    [InlineData("!Cidr [0.0.0.0/0, 2, 40]", "${Cidr(0.0.0.0/0,2,40)}")]
    [InlineData("{'Fn::ToJsonString': [!Ref Stage]}", "[\"${Stage}\"]")]
    [InlineData("!Ref Image", "${Image}")]
    [InlineData("!Ref Role", "${Role}")]
    [InlineData("!Ref Cluster", "shop")]
    [InlineData("!Ref Nowhere", "${Nowhere}")]
    [InlineData("!Ref AWS::Partition", "aws")]
    [InlineData("!Ref AWS::URLSuffix", "amazonaws.com")]
    [InlineData("!Ref AWS::AccountId", "${AWS::AccountId}")]
    [InlineData("[a, !Ref AWS::NoValue, b]", "[a, b]")]
    [InlineData("{a: 1, b: !Ref AWS::NoValue}", "{a: 1}")]
    [InlineData("!GetAtt Role.Arn", "${Role.Arn}")]
    [InlineData("{'Fn::GetAtt': [Role, Arn]}", "${Role.Arn}")]
    [InlineData("{'Fn::GetAtt': Role.Arn}", "${Role.Arn}")]
    [InlineData("!GetAtt Json.Value", "{web:sub: x}")]
    [InlineData("!Sub '${Team}-${Role.Arn}-${!Literal}-${AWS::Region}'", "web-${Role.Arn}-${Literal}-${AWS::Region}")]
    [InlineData("!Sub ['${A}/${Team}', {A: !Ref Stage}]", "${Stage}/web")]
    [InlineData("!Sub 'open ${end'", "open ${end")]
    [InlineData("!Join ['-', [a, !Ref Team, !Ref Stage]]", "a-web-${Stage}")]
    [InlineData("!Join [',', !Ref Names]", "a,b")]
    [InlineData("!Select [1, !Ref Names]", "b")]
    [InlineData("!Select [1, !Split ['/', 'x/y/z']]", "y")]
    [InlineData("!Select [1, !Split ['/', !Ref Stage]]", "${Select(1,Split(/,Stage))}")]
    [InlineData("!Select [7, !Ref Names]", "${Select(7,[a,b])}")]
    [InlineData("!FindInMap [Sizes, !Ref Team, Count]", "3")]
    [InlineData("!FindInMap [Sizes, db, Count]", "${FindInMap(Sizes,db,Count)}")]
    [InlineData("!FindInMap [Sizes, db, Count, {DefaultValue: 5}]", "5")]
    [InlineData("!ImportValue elsewhere", "${ImportValue(elsewhere)}")]
    [InlineData("!If [IsWeb, yes-web, no-web]", "yes-web")]
    [InlineData("!If [IsNotWeb, yes, !Ref AWS::NoValue]", "(absent)")]
    [InlineData("!If [IsEither, a, b]", "a")]
    [InlineData("!If [IsBoth, a, b]", "b")]
    [InlineData("!Base64 text", "${Base64(text)}")]
    [InlineData("!GetAZs ''", "${GetAZs()}")]
    [InlineData("!Join [a]", "${Join(,)}")]
    [InlineData("!Sub {a: b}", "${Sub(<a:b>)}")]
    [InlineData("'arn:aws:iam::{{resolve:ssm:/account}}:role/x'", "arn:aws:iam::${resolve:ssm:/account}:role/x")]
    [InlineData("!Sub '{{resolve:ssm:/${Team}}}'", "${resolve:ssm:/web}")]
    [InlineData("!GetAtt Role", "${GetAtt([Role])}")]
    public void Each_function_is_worked_out_as_far_as_it_can_be(string written, string value) =>
        Assert.Equal(value, TemplateText.Value(TemplateText.Set($"{Frame} {written}\n")));

    [Theory]
    [InlineData("!If [IsProd, p, t]", "p", "t")]
    [InlineData("[!If [IsProd, p, t], !If [IsTest, t2, p2]]", "[p, p2]", "[t, t2]")]
    [InlineData("[a, !If [IsProd, b, !Ref AWS::NoValue]]", "[a, b]", "[a]")]
    [InlineData("!If [Unheard, a, b]", "a", "b")]
    public void An_open_condition_turns_out_one_way_in_all_of_a_resource(string written, params string[] values) =>
        Assert.Equal(values, TemplateText.Values(TemplateText.Set($"{Frame} {written}\n")));

    [Theory]
    [InlineData("StackName: stack2, OutputName: Name", "shop")]
    [InlineData("StackName: stack2, OutputName: Name, Region: eu-west-1", "shop")]
    [InlineData("StackName: !Sub 'stack${Part}', OutputName: Name", "shop")]
    [InlineData("StackName: stack2, OutputName: Nothing", "${GetStackOutput(<StackName:stack2,OutputName:Nothing>)}")]
    [InlineData("StackName: elsewhere, OutputName: Name", "${GetStackOutput(<StackName:elsewhere,OutputName:Name>)}")]
    public void An_output_of_another_stack_is_what_it_puts_out(string asked, string value) => Assert.Equal(value, TemplateText.Value(TemplateText.Set(
        "Parameters:\n  Part: {Type: String, Default: '2'}\n"
            + $"Resources:\n  Test: {{Type: 'AWS::T::T', Properties: {{Value: {{'Fn::GetStackOutput': {{{asked}}}}}}}}}\n",
        "Resources: {}\nOutputs:\n  Name: {Value: !Join ['', [sh, op]]}\n")));

    [Fact]
    public void A_resource_under_an_open_condition_may_not_be_made() =>
        Assert.Equal(["x", "(not made)"], TemplateText.Values(TemplateText.Set($"{Frame} x\n    Condition: IsProd\n")));

    [Fact]
    public void More_conditions_than_are_looked_at_end_the_looking()
    {
        var conditions = string.Join('\n', Enumerable.Range(0, 40).Select(i => $"  C{i}: !Equals [!Ref P{i}, x]"));
        var value = string.Join(", ", Enumerable.Range(0, 40).Select(i => $"!If [C{i}, a{i}, b{i}]"));
        var set = TemplateText.Set($"Conditions:\n{conditions}\nResources:\n  Test:\n    Type: AWS::T::T\n    Properties:\n      Value: [{value}]\n");

        Assert.Equal(EksAccessConstructs.Templates.Variants.Most, TemplateText.Values(set).Length);
    }

    [Theory]
    [InlineData("!GetAtt Loop.Value", "value of Loop refers to itself")]
    [InlineData("!If [Endless, a, b]", "condition Endless refers to itself")]
    public void What_refers_to_itself_is_a_finding_and_ends(string written, string says)
    {
        var set = TemplateText.Set($"{Frame} {written}\n");
        TemplateText.Values(set);

        var finding = Assert.Single(set.Findings);
        Assert.StartsWith(says, finding.Message, StringComparison.Ordinal);
        Assert.Equal(("EKS176", Severity.Error), (finding.Code, finding.Severity));
    }

    [Fact]
    public void What_doubles_with_each_step_ends_with_a_finding()
    {
        var outputs = string.Join('\n', Enumerable.Range(0, 60).Select(i =>
            $"  O{i}: {{Value: !Join ['', [!ImportValue o{i + 1}, !ImportValue o{i + 1}]], Export: {{Name: o{i}}}}}"));
        var set = TemplateText.Set($"Resources:\n  Test: {{Type: 'AWS::T::T', Properties: {{Value: !ImportValue o0}}}}\n"
            + $"Outputs:\n{outputs}\n  Last: {{Value: xxxxxxxxxxxxxxxx, Export: {{Name: o60}}}}\n");
        TemplateText.Values(set);

        Assert.Contains(set.Findings, finding => finding.Code == "EKS176");
    }

    [Fact]
    public void Deep_nesting_ends_with_a_finding()
    {
        var chain = string.Join('\n', Enumerable.Range(0, 500).Select(i => $"  C{i}: !Not [!Condition C{i + 1}]"));
        var set = TemplateText.Set($"Conditions:\n{chain}\nResources:\n  Test: {{Type: 'AWS::T::T', Condition: C0, Properties: {{Value: x}}}}\n");
        TemplateText.Values(set);

        Assert.Contains(set.Findings, finding => finding.Code == "EKS176");
    }
}
