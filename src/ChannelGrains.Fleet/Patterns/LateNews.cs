namespace ChannelGrains.Fleet.Patterns;

/// <summary>What is learned of a month after its commission was paid.</summary>
internal enum LateNews
{
    None,

    /// <summary>Goods of a sale came back in the month itself.</summary>
    Return,

    /// <summary>A sale never was one.</summary>
    Void,

    /// <summary>A sale was not sent.</summary>
    ForgottenSale,
}
