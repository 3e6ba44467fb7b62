// A dashboard of deploy/grafana by Grafana's own types: those of dashboards, and of the panels that ours have.
import type { Dashboard, DataQuery, FieldConfig, FieldConfigSource, Panel } from "@grafana/schema";
import type * as stat from "@grafana/schema/dist/esm/raw/composable/stat/panelcfg/x/StatPanelCfg_types.gen";
import type * as timeseries from "@grafana/schema/dist/esm/raw/composable/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen";

// In JSON a value of an enumeration is its text or its number.
type Json<T> = T extends string ? `${T}` : T extends (infer Item)[] ? Json<Item>[] : T extends object ? { [Name in keyof T]: Json<T[Name]> } : T;

// The schema leaves out what data sources are asked.
type Query = Json<DataQuery> & { expr: string; legendFormat: string; exemplar: boolean };

type PanelOf<Type, Options, Custom> = Omit<Json<Panel>, "type" | "options" | "targets" | "fieldConfig"> & {
    type: Type;
    options: Json<Options>;
    targets: Query[];
    fieldConfig: Omit<Json<FieldConfigSource>, "defaults"> & { defaults: Omit<Json<FieldConfig>, "custom"> & { custom?: Json<Custom> } };
};

export type Board = Omit<Json<Dashboard>, "panels"> & {
    panels: (PanelOf<"timeseries", timeseries.Options, timeseries.FieldConfig> | PanelOf<"stat", stat.Options, never>)[];
};
