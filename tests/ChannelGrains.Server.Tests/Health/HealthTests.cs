using System.Text.RegularExpressions;
using Grpc.Health.V1;

namespace ChannelGrains.Server.Tests.Health;

public sealed class HealthTests(SharedServer shared)
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/metrics")]
    public async Task Management_OfARunningServer_AnswersOverHttp1(string path)
    {
        using var http = new HttpClient { BaseAddress = new Uri(shared.Server.ManagementAddress) };

        var answer = await http.GetAsync(path);

        Assert.True(answer.IsSuccessStatusCode);
        Assert.Equal(new Version(1, 1), answer.Version);
    }

    [Theory]
    [InlineData("")]
    [InlineData("journal")]
    public async Task Check_OfARunningServer_IsServing(string service)
    {
        var health = new Grpc.Health.V1.Health.HealthClient(shared.Server.Channel);

        var answer = await health.CheckAsync(new HealthCheckRequest { Service = service });

        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, answer.Status);
    }

    [Fact]
    public async Task Metrics_AfterABatch_CountIt()
    {
        var client = shared.Client;
        await client.SubmitAsync(await client.CreateSourceAsync(SourceMode.Keyed), Make.Keyed(await client.CreatePartnerAsync(), Make.Sale("s1")));
        using var http = new HttpClient { BaseAddress = new Uri(shared.Server.ManagementAddress) };

        await ShowsAsync(http, "(?m)^channelgrains_ingest_transactions.*outcome=\"accepted\"");
    }

    [Theory]
    [InlineData("journal_full_total")]
    [InlineData("journal_lost_total")]
    [InlineData("journal_recovered_bytes_total")]
    public async Task Metrics_ThatAlertsWatch_AreThereBeforeTheirFirstEvent(string counter)
    {
        using var http = new HttpClient { BaseAddress = new Uri(shared.Server.ManagementAddress) };

        await ShowsAsync(http, $"(?m)^{counter}[^ ]* [0-9]+");
    }

    /// <summary>The exporter answers scrapes that follow each other closely with the same text, so the first may be of before.</summary>
    private static Task ShowsAsync(HttpClient http, string pattern) =>
        Eventually.TrueAsync(async () => Regex.IsMatch(await http.GetStringAsync("/metrics"), pattern));
}
