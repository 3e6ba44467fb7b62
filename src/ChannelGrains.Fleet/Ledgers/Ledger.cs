using ChannelGrains.Fleet.Cast;
using ChannelGrains.Fleet.Scripts;

namespace ChannelGrains.Fleet.Ledgers;

/// <summary>What the server's figures must be: the fleet's own account of what it sent, which shares no code with the server.</summary>
internal sealed class Ledger(DateOnly firstDay)
{
    private readonly Dictionary<string, PartnerLedger> _partners = PartnerCast.All.ToDictionary(
        partner => partner.Id,
        partner => new PartnerLedger(partner, partner.OpensOnDay == 0 ? DateOnly.MinValue : firstDay.AddDays(partner.OpensOnDay)));

    public IReadOnlyCollection<PartnerLedger> Partners => _partners.Values;

    /// <summary>Takes what a step sends; steps that send nothing new are not its business.</summary>
    public void Take(Step step)
    {
        if (step is Send send)
            _partners[send.Partner.Id].Take(send.Transaction, send.At);
    }
}
