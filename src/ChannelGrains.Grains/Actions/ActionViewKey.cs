namespace ChannelGrains.Grains.Actions;

/// <summary>The key of the view of actions, and what it is named by when it tells of its changes.</summary>
public static class ActionViewKey
{
    public const string All = "all";

    public const string Source = "action-view";
}
