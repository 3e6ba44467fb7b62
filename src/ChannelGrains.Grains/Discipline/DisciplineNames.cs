namespace ChannelGrains.Grains.Discipline;

/// <summary>Keys of the grain of the company's discipline.</summary>
public static class DisciplineNames
{
    /// <summary>The one grain, and its journal.</summary>
    public const string Discipline = Journalled.JournalNames.Discipline;
}
