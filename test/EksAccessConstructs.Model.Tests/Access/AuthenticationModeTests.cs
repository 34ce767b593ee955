using EksAccessConstructs.Access;

namespace EksAccessConstructs.Tests.Access;

public sealed class AuthenticationModeTests
{
    [Fact]
    public void Every_mode_has_a_word_that_means_it() =>
        Assert.All(Enum.GetValues<AuthenticationMode>(), mode => Assert.Equal(mode, AuthenticationModes.FromApiValue(mode.ToApiValue())));

    [Fact]
    public void EKS_goes_exactly_one_step_up() => Assert.Equal(
        ["CONFIG_MAP > API_AND_CONFIG_MAP", "API_AND_CONFIG_MAP > API"],
        from first in Enum.GetValues<AuthenticationMode>()
        from next in Enum.GetValues<AuthenticationMode>()
        where first.CanBecome(next)
        select $"{first.ToApiValue()} > {next.ToApiValue()}");

    [Fact]
    public void Steps_lead_to_the_mode_or_there_is_no_way()
    {
        Assert.Equal([AuthenticationMode.ApiAndConfigMap, AuthenticationMode.Api], AuthenticationMode.ConfigMap.StepsTo(AuthenticationMode.Api)!.Value);
        Assert.Empty(AuthenticationMode.Api.StepsTo(AuthenticationMode.Api)!.Value);
        Assert.Null(AuthenticationMode.Api.StepsTo(AuthenticationMode.ConfigMap));
    }
}
