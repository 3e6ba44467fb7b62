using ChannelGrains.Grains.Programmes;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Server.Tests.Postgres;

/// <summary>The programme's currency, where two activations of the programme are asked.</summary>
public sealed class TwoProgrammesTests(SharedPostgres postgres) : IAsyncLifetime
{
    private readonly TwoServers _servers = new(postgres);

    public ValueTask InitializeAsync() => _servers.InitializeAsync();

    public ValueTask DisposeAsync() => _servers.DisposeAsync();

    [Fact]
    public async Task Currency_AfterTheOtherActivationAdmittedAmounts_IsFixed()
    {
        Assert.Equal("CNY", (await Grain(_servers.First).Read()).CurrencyCode);
        Assert.Equal("EUR", (await UpdateAsync("EUR")).Programme.CurrencyCode);
        // What was read before is still believed, but not for this.
        Assert.Equal("EUR", (await Grain(_servers.First).AdmitAmounts()).CurrencyCode);
        await Refused.WithAsync(StatusCode.FailedPrecondition, "CURRENCY_FIXED", UpdateAsync("USD"));
        // Of what was admitted nothing came.
        for (var seconds = 0; seconds < 60; seconds++)
            _servers.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("USD", (await UpdateAsync("USD")).Programme.CurrencyCode);
    }

    private static IProgrammeGrain Grain(TestServer server) => server.Services.GetRequiredService<IGrainFactory>().GetGrain<IProgrammeGrain>(ProgrammeKeys.Programme);

    private AsyncUnaryCall<UpdateProgrammeResponse> UpdateAsync(string currency) => _servers.Two.Programme.UpdateProgrammeAsync(
        new UpdateProgrammeRequest { Programme = new() { CurrencyCode = currency }, UpdateMask = new FieldMask { Paths = { "currency_code" } } });
}
