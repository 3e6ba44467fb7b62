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
}
