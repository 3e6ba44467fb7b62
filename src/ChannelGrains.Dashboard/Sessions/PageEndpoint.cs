namespace ChannelGrains.Dashboard.Sessions;

/// <summary>Marks what the page serves, among the other endpoints of the management port.</summary>
internal sealed class PageEndpoint
{
    private PageEndpoint()
    {
    }

    public static PageEndpoint Instance { get; } = new();
}
