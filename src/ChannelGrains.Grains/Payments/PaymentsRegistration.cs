using ChannelGrains.Grains.Gauges;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Settlement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ChannelGrains.Grains.Payments;

internal static class PaymentsRegistration
{
    public static IServiceCollection AddPayments(this IServiceCollection services)
    {
        services.TryAddSingleton(Options.Create(new PaymentOptions()));
        return services
            .AddSingleton<PartnerSection, PaymentsSection>()
            .AddKeyedTransient<IGrainExtension, PartnerPayee>(typeof(IPartnerPayee))
            .AddSingleton(JournalKind<IPaymentRunGrain, RunState>.Each(JournalNames.PaymentRun, run => new RunFold(run)))
            .AddSingleton(JournalKind<IBankGrain, BankState>.One(JournalNames.Bank, () => new BankFold()))
            .AddSingleton<Payees>()
            .AddSingleton<PayoutCondition, PayeeGate>()
            .AddSingleton<PayeeSource, PayeeOfPartner>()
            .AddSingleton<DuePayments>()
            .AddSingleton<BankRuns>()
            .AddInstruments<PaymentInstruments>()
            .AddSingleton<OpenBreaksGauge>()
            .AddHostedService(provider => provider.GetRequiredService<OpenBreaksGauge>())
            .AddHostedService<PaymentResumption>();
    }
}
