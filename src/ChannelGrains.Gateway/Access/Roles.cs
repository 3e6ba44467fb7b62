namespace ChannelGrains.Gateway.Access;

/// <summary>What a principal may do. An admin may do everything.</summary>
[Flags]
public enum Roles
{
    None = 0,

    /// <summary>Sends transactions of its sources and partners, reads and opens their lanes.</summary>
    Source = 1,

    /// <summary>Reads partners and figures.</summary>
    Reader = 2,

    /// <summary>Reads, and changes partners and quarantine.</summary>
    Manager = 4,

    /// <summary>Reads, and settles.</summary>
    Finance = 8,

    /// <summary>Everything: sources, the programme, journals.</summary>
    Admin = 16,

    /// <summary>Answers the survey that it was invited to. No key has it.</summary>
    Respondent = 32,
}
