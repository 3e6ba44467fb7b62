namespace ChannelGrains.Fleet.Noting;

/// <summary>What a note is about.</summary>
internal enum NoteTopic
{
    /// <summary>The devices, the checks and the server.</summary>
    Fleet,

    /// <summary>Statements and payments.</summary>
    Settlement,

    /// <summary>Levels of risk, and who acts on them.</summary>
    Risk,

    /// <summary>Visits, repairs, tests and surveys.</summary>
    Field,
}
