namespace ChannelGrains.Journal;

/// <summary>What leaves no room for a file.</summary>
public enum EvidenceBound
{
    /// <summary>The disk.</summary>
    Disk,

    /// <summary>The unfinished files of one owner.</summary>
    Owner,

    /// <summary>The unfinished files of all owners.</summary>
    All,
}
