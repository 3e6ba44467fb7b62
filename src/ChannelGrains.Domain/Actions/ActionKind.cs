namespace ChannelGrains.Domain.Actions;

/// <summary>What an action is about; the numbers are those of the wire.</summary>
public enum ActionKind
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>Anything that somebody asks for.</summary>
    Task = 1,

    /// <summary>A level of risk.</summary>
    Risk = 2,

    /// <summary>A band of the scorecard.</summary>
    Band = 3,

    /// <summary>An obligation of an agreement that is overdue.</summary>
    Obligation = 4,

    /// <summary>A complaint that was not answered in time.</summary>
    Complaint = 5,

    /// <summary>A payment that failed.</summary>
    Payment = 6,

    /// <summary>Customers that grow faster than the channel does.</summary>
    Recruitment = 7,

    /// <summary>A finding of an inspection.</summary>
    Finding = 8,
}
