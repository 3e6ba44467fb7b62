namespace ChannelGrains.Domain.Targets;

/// <summary>Where the weights of a target's months come from.</summary>
public enum WeightBasis
{
    /// <summary>Not said: those of the version before; of a first version EQUAL.</summary>
    Unspecified = 0,

    /// <summary>Every month weighs the same.</summary>
    Equal = 1,

    /// <summary>Given by whoever set the target.</summary>
    Seasonal = 2,

    /// <summary>The net sales of each month of the year before.</summary>
    LastYear = 3,
}
