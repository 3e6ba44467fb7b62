using System.Diagnostics.Metrics;
using System.Reflection;
using ChannelGrains.Dashboard;
using ChannelGrains.Gateway;
using ChannelGrains.Grains;
using ChannelGrains.Journal;
using ChannelGrains.Journal.Embedded;
using ChannelGrains.Postgres.Journals;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Server.Tests.Monitoring;

/// <summary>What measures is there from the start: an instrument that comes with its first event shows no increase of it.</summary>
public sealed class InstrumentsAtStartTests
{
    private static readonly Assembly[] Assemblies =
        [typeof(IJournalStore).Assembly, typeof(PostgresInstruments).Assembly, typeof(GrainsRegistration).Assembly, typeof(GatewayRegistration).Assembly, typeof(DashboardRegistration).Assembly, typeof(ChannelServer).Assembly];

    [Fact]
    public async Task Instruments_OfEachClassThatMeasures_AreThereWhenTheServerHasStarted()
    {
        await using var server = await TestServer.StartAsync();
        var otherStore = server.Services.GetRequiredService<IJournalStore>() is EmbeddedJournalStore ? typeof(PostgresInstruments) : typeof(JournalInstruments);
        var classes = Assemblies.SelectMany(assembly => assembly.GetTypes()).Where(Measures).ToList();
        Assert.True(classes.Count >= 30, $"{classes.Count} classes were found.");
        var atStart = InstrumentsOf(server);

        var unknown = classes.Where(type => server.Services.GetService(type) is null).ToList();

        Assert.Equal([otherStore], unknown);
        Assert.Equal(atStart, InstrumentsOf(server));
    }

    private static bool Measures(Type type) => !type.IsAbstract && type.GetConstructors().Any(constructor => constructor.GetParameters().Any(parameter => parameter.ParameterType == typeof(IMeterFactory)));

    private static List<string> InstrumentsOf(TestServer server)
    {
        var (meters, names) = (server.Services.GetRequiredService<IMeterFactory>(), new List<string>());
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Scope == meters && instrument.Meter.Name.StartsWith("ChannelGrains.", StringComparison.Ordinal))
                names.Add(instrument.Name);
        };
        listener.Start();
        return [.. names.Order(StringComparer.Ordinal)];
    }
}
