namespace ChannelGrains.Domain.FormPlans;

/// <summary>Where an assignment stands; the numbers are those of the wire.</summary>
public enum AssignmentState
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>It is to be done, and may still be done in time.</summary>
    Due = 1,

    /// <summary>It is not done, and was due.</summary>
    Overdue = 2,

    /// <summary>A record answers it.</summary>
    Done = 3,
}
