using ChannelGrains.Domain.Agreements;

namespace ChannelGrains.Grains.Commissions;

/// <summary>What was read of the partner's signed terms. They never change, so what is known of them stays with the folded state, and goes with it when that is loaded anew.</summary>
internal sealed class SignedTerms
{
    /// <summary>Versions that are kept; a partner with more has its terms read again, version by version.</summary>
    public const int MaxKept = 16;

    private readonly Dictionary<int, PricingTerms> _known = [];

    /// <summary>What was put together of them last, and the record that had changed the agreement last then.</summary>
    public (long AgreementVersion, PricedAgreement Agreement)? Priced { get; set; }

    public PricingTerms? Of(AgreementVersion version) => _known.GetValueOrDefault(version.Number);

    public void Keep(AgreementVersion version, PricingTerms terms)
    {
        if (_known.Count == MaxKept)
            _known.Clear();
        _known[version.Number] = terms;
    }
}
