namespace ChannelGrains.Grains.Actions;

/// <summary>The key of the grain of the programme's actions, and what it is named by when it tells of its changes.</summary>
public static class ProgrammeActionsKey
{
    public const string Programme = Journalled.JournalNames.Actions;
}
