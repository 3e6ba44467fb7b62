namespace ChannelGrains.Guides.Tests.Boards;

/// <summary>A dashboard.</summary>
/// <param name="Name">Of its file, behind `channelgrains-`.</param>
/// <param name="Title">Its title.</param>
/// <param name="Panels">In their order.</param>
internal sealed record Board(string Name, string Title, params Panel[] Panels)
{
    /// <summary>The series that its variable for the server lists.</summary>
    public string InstanceSeries { get; init; } = "channelgrains_gateway_streams";

    public string Path => Repository.PathOf("deploy", "grafana", $"channelgrains-{Name}.json");
}
