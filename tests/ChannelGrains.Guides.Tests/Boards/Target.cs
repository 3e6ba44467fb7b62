namespace ChannelGrains.Guides.Tests.Boards;

/// <summary>One line of a panel.</summary>
/// <param name="Expression">What Prometheus is asked, with Grafana's variables.</param>
/// <param name="Legend">Its name.</param>
/// <param name="Unit">Where it has another than its panel, on an axis of its own.</param>
internal sealed record Target(string Expression, string Legend, string? Unit = null);
