using EksAccessConstructs.Access;

namespace EksAccessConstructs.Tests.Access;

public sealed class AuthenticationModeTests
{
    [Fact]
    public void Every_mode_has_a_word_that_means_it() =>
        Assert.All(Enum.GetValues<ClusterAuthenticationMode>(), mode => Assert.Equal(mode, AuthenticationModes.FromApiValue(mode.ToApiValue())));

    [Fact]
    public void EKS_goes_exactly_one_step_up() => Assert.Equal(
        ["CONFIG_MAP > API_AND_CONFIG_MAP", "API_AND_CONFIG_MAP > API"],
        from first in Enum.GetValues<ClusterAuthenticationMode>()
        from next in Enum.GetValues<ClusterAuthenticationMode>()
        where first.CanBecome(next)
        select $"{first.ToApiValue()} > {next.ToApiValue()}");

    [Fact]
    public void Steps_lead_to_the_mode_or_there_is_no_way()
    {
        Assert.Equal([ClusterAuthenticationMode.ApiAndConfigMap, ClusterAuthenticationMode.Api], ClusterAuthenticationMode.ConfigMap.StepsTo(ClusterAuthenticationMode.Api)!.Value);
        Assert.Empty(ClusterAuthenticationMode.Api.StepsTo(ClusterAuthenticationMode.Api)!.Value);
        Assert.Null(ClusterAuthenticationMode.Api.StepsTo(ClusterAuthenticationMode.ConfigMap));
    }
}
