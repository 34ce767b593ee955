namespace EksAccessConstructs.Lint.Rules;

/// <summary>Traffic is not redirected.</summary>
internal sealed class NoRedirectingTraffic() : PowerLint(
    new("RB090", Severity.Warning, "No role writes Services and the addresses behind them."),
    "externalIPs, the address of a load balancer (CVE-2020-8554) and endpoints send other people's traffic elsewhere",
    "let delivery write services, and leave the rest to controllers");
