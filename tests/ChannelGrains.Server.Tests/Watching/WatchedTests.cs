using System.Diagnostics.Metrics;
using ChannelGrains.Gateway.Access;
using ChannelGrains.Gateway.Budgets;
using ChannelGrains.Gateway.Watching;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChannelGrains.Server.Tests.Watching;

public sealed class WatchedTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Next_OfWhatChangesWheneverItIsRead_IsWhatWasRead()
    {
        await using var provider = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var options = Options.Create(new WatchOptions { MinInterval = TimeSpan.FromMilliseconds(10) });
        var budget = new ResourceBudget(Options.Create(new BudgetOptions()), new KeyRing([]), new BudgetInstruments(provider.GetRequiredService<IMeterFactory>()));
        var services = new WatchServices(
            new WatchInstruments(provider.GetRequiredService<IMeterFactory>()), new WatchPace(options, TimeProvider.System), budget, TimeProvider.System, options, NullLogger<WatchServices>.Instance);
        var question = new RestlessQuestion();
        using var watched = new Watched<string>(question, services);
        question.OnRead = watched.OnChanged;
        for (var read = 1; read <= 3; read++)
            Assert.Equal(($"read {read}", read), await watched.NextAsync(read - 1, CancellationToken.None).AsTask().WaitAsync(Patience));
    }

    private sealed record RestlessQuestion : WatchQuestion<string>
    {
        private int _reads;

        public Action OnRead { get; set; } = () => { };

        public override string Name => "what changes whenever it is read";

        public override IReadOnlyList<string> Sources => [];

        public override Task<string> ReadAsync()
        {
            OnRead();
            return Task.FromResult($"read {++_reads}");
        }

        public override long VersionOf(string answer, string? last, long lastVersion) => lastVersion + 1;
    }
}
