using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Server.Tests.Driving;

/// <summary>One WatchPartnerKpis call. Gives up after a minute.</summary>
/// <param name="client">Whom to call.</param>
/// <param name="partner">The partner.</param>
/// <param name="period">The period.</param>
/// <param name="interval">What is asked for; null for the server's default.</param>
public sealed class KpiWatch(TestClient client, string partner, string period = "2026", TimeSpan? interval = null)
    : Watch<WatchPartnerKpisResponse>(patience => client.Kpis.WatchPartnerKpis(Request(partner, period, interval), cancellationToken: patience))
{
    /// <summary>Reads answers until one shows this net.</summary>
    public async Task<List<WatchPartnerKpisResponse>> ReadUntilNetAsync(decimal net)
    {
        List<WatchPartnerKpisResponse> answers = [];
        do
        {
            answers.Add(await ReadAsync());
        }
        while (answers[^1].Kpis.Total.Net.ToDecimal() != net);
        return answers;
    }

    private static WatchPartnerKpisRequest Request(string partner, string period, TimeSpan? interval)
    {
        var request = new WatchPartnerKpisRequest { PartnerId = partner, Period = period };
        if (interval is { } least)
            request.MinInterval = Duration.FromTimeSpan(least);
        return request;
    }
}
