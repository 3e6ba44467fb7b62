using ChannelGrains.Partners.V1;

namespace ChannelGrains.Fleet.Cast;

/// <summary>One partner of the simulated fleet.</summary>
/// <param name="Place">Its place among the partners of its channel type, from 0; what befalls it in turn is counted by it.</param>
/// <param name="Id">Its id at the server.</param>
/// <param name="Name">Its name, Chinese and English.</param>
/// <param name="Type">How it sells; that decides what device it has.</param>
/// <param name="Region">Its node in the territory tree.</param>
/// <param name="SourceId">The feed that carries its transactions: a till of its own, or an ERP or shop with others.</param>
/// <param name="DailyOrders">Orders of an average day.</param>
internal sealed record FleetPartner(int Place, string Id, string Name, ChannelType Type, string Region, string SourceId, int DailyOrders)
{
    /// <summary>Day of the story on which it opens; 0 is open since ever.</summary>
    public int OpensOnDay { get; init; }

    /// <summary>Days before the story of which it brings its sales, a receipt a day.</summary>
    public int DaysBefore { get; init; }

    /// <summary>The step that it has got to; what is not ACTIVE yet sells nothing.</summary>
    public PartnerState Until { get; init; } = PartnerState.Active;

    /// <summary>Whether it was turned down there.</summary>
    public bool IsLost { get; init; }

    /// <summary>False where the feed does not say what the goods cost.</summary>
    public bool KnowsCost { get; init; } = true;
}
