global using ChannelGrains.Ingest.V1;
global using ChannelGrains.Kpi.V1;
global using ChannelGrains.Markets.V1;
global using ChannelGrains.Partners.V1;
global using ChannelGrains.Server.Tests.Driving;
global using ChannelGrains.Targets.V1;
global using ChannelGrains.Testing;
global using Grpc.Core;
global using Xunit;

[assembly: AssemblyFixture(typeof(SharedServer))]
