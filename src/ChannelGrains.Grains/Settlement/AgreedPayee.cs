using System.Security.Cryptography;
using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Grains.Agreements;
using ChannelGrains.Grains.Partners;
using Google.Protobuf;

namespace ChannelGrains.Grains.Settlement;

/// <summary>The payee is the one of the agreement.</summary>
internal sealed class AgreedPayee : PayeeSource
{
    public override async ValueTask<string> HashAsync(PartnerGrain grain, FoldedPartner partner, BusinessDay today)
    {
        if (partner.Part<AgreementBook>()?.PricingOn(today) is not { } version)
            return "";
        var terms = await AgreementRecords.TermsAsync(grain, version);
        return terms.Payment.Method == PaymentMethod.CreditNote || AgreementTermsFacts.ToFact(terms).Payee is not { } payee
            ? ""
            : Convert.ToHexStringLower(SHA256.HashData(payee.ToByteArray()));
    }
}
