namespace ChannelGrains.Domain.Payments;

/// <summary>Where a run stands; the numbers are those of the wire.</summary>
public enum PaymentRunState
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>It is planned; nothing is taken into payment.</summary>
    Planned = 1,

    /// <summary>It is approved; its statements are being taken into payment.</summary>
    Approved = 2,

    /// <summary>Its files can be given to the bank.</summary>
    Ready = 3,

    /// <summary>Of each of its payments it is known what became of it.</summary>
    Done = 4,
}
