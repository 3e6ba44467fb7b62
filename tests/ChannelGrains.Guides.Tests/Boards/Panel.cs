namespace ChannelGrains.Guides.Tests.Boards;

/// <summary>A panel of a dashboard.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Description">What it shows, and when to look closer.</param>
/// <param name="Unit">Of Grafana's units.</param>
/// <param name="Targets">Its lines.</param>
internal sealed record Panel(string Title, string Description, string Unit, params Target[] Targets)
{
    /// <summary>A number with its goal, where it is not drawn over time: below it is red.</summary>
    public double? Goal { get; init; }
}
