namespace ChannelGrains.Fleet.Clocks;

/// <summary>How fast simulated time passes.</summary>
internal enum Pace
{
    /// <summary>As fast as the server takes the transactions, a day at a time.</summary>
    Quick,

    /// <summary>By the factor.</summary>
    Compressed,

    /// <summary>It has reached now and goes with it.</summary>
    Real,
}
